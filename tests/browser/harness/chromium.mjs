// Chromium, and for each test a fresh profile that remembers what its pages said.

/** @import { Browser, BrowserContextOptions, Page as BrowserPage } from 'playwright-core' */
/** @import { Site } from './site.mjs' */

/** A page that remembers what went wrong on it, and what it said. @typedef {BrowserPage & { errors: string[], said: string[] }} Page */

/** What a test gets. @typedef {ReturnType<typeof world>} World */

import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function launch(executablePath) {
  return chromium.launch({ executablePath, args: ARGS });
}

/** In every page and frame: policy violations, and the events that a bank's page receives. */
function watch() {
  window.violations = [];
  window.heard = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  });
  // A listener per name would miss those that nobody thought of.
  const dispatch = EventTarget.prototype.dispatchEvent;
  /** @param {CustomEvent} event */
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('finplan:')) {
      window.heard.push({ name: event.type.slice(8), detail: event.detail, id: /** @type {Element} */ (this).id });
    }
    return dispatch.call(this, event);
  };
}

/** What a test gets: the site, and pages that are closed after it. @param {Browser} browser @param {Site} site */
export function world(browser, site) {
  const contexts = [];
  const pages = [];
  return {
    site,
    browser,
    /**
     * A page; `init` runs first in it and in all of its frames.
     * @param {Omit<BrowserContextOptions, 'colorScheme'> & { colorScheme?: string, init?: () => void }} [wishes]
     * @returns {Promise<Page>}
     */
    async page({ init, ...wishes } = {}) {
      const options = /** @type {BrowserContextOptions} */ (wishes);
      const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB', ...options });
      contexts.push(context);
      await context.addInitScript(watch);
      if (init) await context.addInitScript(init);
      const page = Object.assign(await context.newPage(), { errors: [], said: [] });
      page.on('pageerror', (error) => page.errors.push(error.message));
      page.on('console', (message) => page.said.push(message.text()));
      pages.push(page);
      return page;
    },
    /** @param {string} file */
    async shoot(file) {
      const page = pages.at(-1);
      if (!page || page.isClosed()) return false;
      return page.screenshot({ path: file, fullPage: true }).then(() => true, () => false);
    },
    async close() {
      site.reset();
      await Promise.all(contexts.map((context) => context.close().catch(() => {})));
    },
  };
}
