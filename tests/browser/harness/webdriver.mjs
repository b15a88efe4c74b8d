// Firefox and WebKit, through their drivers. Absent ones are skipped by name.

/** @import { AddressInfo } from 'node:net' */

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

import { Browser, Builder, Capabilities } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';

import { until } from './test.mjs';

export const ENGINES = ['Firefox', 'WebKit'];

export function missing(engine) {
  const { FIREFOX, GECKODRIVER, WEBKITDRIVER, XVFB_RUN } = process.env;
  return engine === 'Firefox' ? !(FIREFOX && GECKODRIVER) : !(WEBKITDRIVER && XVFB_RUN);
}

/**
 * Runs `use` with a driver of the engine, and closes it. A browser that does not come up is started once more. Where it
 * `forgets`, no service worker answers in place of the site.
 */
export async function withBrowser(engine, use, { forgets = false } = {}) {
  const start = engine === 'Firefox' ? () => startFirefox(forgets) : startWebKit;
  const { driver, end } = await start().catch(start);
  try {
    await driver.manage().setTimeouts({ pageLoad: 30000, script: 30000 });
    return await use(driver);
  } finally {
    await driver.quit().catch(() => {});
    end();
  }
}

async function startFirefox(forgets) {
  const options = new firefox.Options().setBinary(process.env.FIREFOX).addArguments('-headless');
  if (forgets) options.setPreference('dom.serviceWorkers.enabled', false);
  const service = new firefox.ServiceBuilder(process.env.GECKODRIVER);
  const driver = await new Builder()
    .forBrowser(Browser.FIREFOX)
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
  return { driver, end: () => {} };
}

async function startWebKit() {
  const port = await freePort();
  const child = spawn(process.env.XVFB_RUN, ['-a', process.env.WEBKITDRIVER, `--port=${port}`], {
    stdio: 'ignore',
    // The whole group ends together: xvfb-run leaves its server behind otherwise.
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      // It has ended by itself.
    }
  };
  try {
    const server = `http://127.0.0.1:${port}`;
    await until(() => fetch(`${server}/status`).then((answer) => answer.ok, () => false), 'WebKit\'s driver', 30000);
    const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { args: ['--automation'] } });
    const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
    return { driver, end };
  } catch (error) {
    end();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
