// Two origins on this machine: the widget's (the built site with the headers that the build wrote) and a bank's
// (pages that a test makes up). `127.0.0.1` and `localhost` are different sites to a browser.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** @typedef {Awaited<ReturnType<typeof startSite>>} Site */

/**
 * A page that a test makes up.
 * @typedef {object} MadePage
 * @property {string} [body]
 * @property {string} [script]
 * @property {string} [policy] its Content-Security-Policy
 * @property {string[][]} [headers]
 * @property {'bank' | 'widget'} [on] its origin
 */

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The rules of the build's `_headers` file: a pattern and the headers below it. */
function rules(text) {
  const list = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) list.push({ pattern: line.trim(), headers: [] });
    else list.at(-1).headers.push(line.trim().split(/:\s*(.*)/s).slice(0, 2));
  }
  return list;
}

function matches(pattern, path) {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function listen(server, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve(server.address().port));
  });
}

export async function startSite(dist) {
  // A page that Trunk built by itself has no headers of its own.
  const table = rules(await readFile(join(dist, '_headers'), 'utf8').catch(() => ''));
  const pages = new Map();
  let faults = [];
  let ancestors = '';

  const widget = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const headers = new Map([['Content-Type', TYPES[extname(file)] || 'application/octet-stream']]);
    for (const rule of table) {
      if (matches(rule.pattern, path)) rule.headers.forEach(([name, value]) => headers.set(name, value));
    }
    const policy = headers.get('Content-Security-Policy');
    if (policy) headers.set('Content-Security-Policy', policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`));
    let answer = { status: 200, headers, body: null };
    try {
      const made = pages.get(`widget${path}`);
      answer.body = made ? made.body : await readFile(join(dist, normalize(file)));
      if (made) made.headers.forEach(([name, value]) => headers.set(name, value));
    } catch (error) {
      answer = { status: 404, headers: new Map(), body: '' };
    }
    for (const { pattern, change } of faults) if (pattern.test(path)) await change(answer);
    response.writeHead(answer.status, [...answer.headers].flat());
    response.end(answer.body);
  });

  const bank = createServer((request, response) => {
    const made = pages.get(`bank${new URL(request.url, 'http://x').pathname}`);
    response.writeHead(made ? 200 : 404, made ? made.headers.flat() : []);
    response.end(made ? made.body : '');
  });

  const site = {
    widget: `http://127.0.0.1:${await listen(widget, '127.0.0.1')}`,
    bank: `http://localhost:${await listen(bank, 'localhost')}`,

    /**
     * Puts a page with a script of its own on one of the origins, and answers with its address.
     * @param {string} path @param {MadePage} [page]
     */
    page(path, { body = '', script = '', policy = '', headers = [], on = 'bank' } = {}) {
      const html = [['Content-Type', TYPES['.html']], ...headers];
      if (policy) html.push(['Content-Security-Policy', policy]);
      const tag = script ? `<script nonce="n" src="${path}.js"></script>` : '';
      const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bank</title><body>${body}${tag}</body></html>`;
      pages.set(`${on}${path}`, { headers: html, body: text });
      pages.set(`${on}${path}.js`, { headers: [['Content-Type', TYPES['.js']]], body: script });
      return `${site[on]}${path}`;
    },

    /** Changes what the widget's origin answers for some paths, until the next test. */
    fault(pattern, change) {
      faults.push({ pattern, change });
    },

    /** Which origins may frame the widget, until the next test. */
    framedBy(origins) {
      ancestors = origins;
    },

    reset() {
      faults = [];
      pages.clear();
      ancestors = `'self' ${site.bank}`;
    },

    close() {
      for (const server of [widget, bank]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  site.reset();
  return site;
}
