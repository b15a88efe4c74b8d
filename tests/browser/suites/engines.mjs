// Firefox, and WebKit as on every iPhone: the widget on a bank's page.

import { By } from 'selenium-webdriver';

import { assert, skip, test, until } from '../harness/test.mjs';
import { ENGINES, missing, withBrowser } from '../harness/webdriver.mjs';
import { bankPage } from '../harness/widget.mjs';

for (const engine of ENGINES) {
  test(`${engine}: a bank's page shows the widget, which calculates`, async ({ site }) => {
    if (missing(engine)) return skip(`${engine} or its driver is not installed`);
    const script = `window.heard = []; addEventListener('finplan:ready', () => window.heard.push('ready'));`;
    const address = bankPage(site, { attributes: 'lang="en" link="tool=mortgage&amount=1200000&term=30&annual_rate=3.1"', script });
    return withBrowser(engine, async (driver) => {
      await driver.get(address);
      await until(() => driver.executeScript('return window.heard.length > 0'), 'the event ready', 30000);
      const frame = await driver.executeScript('return document.querySelector("finplan-widget").shadowRoot.querySelector("iframe")');
      await driver.switchTo().frame(frame);
      const headline = await until(async () => {
        const [found] = await driver.findElements(By.css('.headline'));
        return found && found.getText();
      }, 'an answer', 10000);
      assert(headline.includes('5,124.20'), headline);
    });
  });
}
