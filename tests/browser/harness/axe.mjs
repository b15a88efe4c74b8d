// Accessibility: axe in a page or frame, whatever its security policy says.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { assert } from './test.mjs';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with every violation that axe finds in this page or frame; frames inside it are looked at by themselves. */
export async function accessible(frame, what) {
  if (!(await frame.evaluate(() => Boolean(window.axe)))) await frame.evaluate(await source);
  const found = await frame.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).slice(0, 3).join('\n  ')}`);
  });
  assert(found.length === 0, `${what}:\n${found.join('\n')}`);
}
