// What the browser tests leave on a page to read it later.

import type { axe } from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
    /** The events of the loader in their order; see `harness/chromium.mjs`. */
    heard: { name: string; detail: any; id: string }[];
    violations: string[];
    /** What a single test notes. */
    [note: string]: any;
  }
}
