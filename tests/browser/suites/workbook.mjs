// Workbooks: a spreadsheet has the figures of the screen.

import { readFile } from 'node:fs/promises';

import { headline, open, plain, say, visit } from '../harness/customer.mjs';
import { assert, equal, test } from '../harness/test.mjs';

/** The files of an archive without compression. */
function unpack(bytes) {
  const files = new Map();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [size, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const start = at + 30 + name;
    files.set(bytes.toString('utf8', at + 30, start), bytes.toString('utf8', start, start + size));
    at = start + size;
  }
  return files;
}

const cell = (sheet, place) => (new RegExp(`<c r="${place}"[^>]*>(?:<v>|<is><t[^>]*>)([^<]*)<`).exec(sheet) || [])[1];

test('workbook: it has the figures of the screen, and its part comes when it is asked for', async (world) => {
  const me = await visit(world, { lang: 'zh-TW' });
  const parts = [];
  me.page.on('request', (request) => {
    if (request.url().includes('part-sheet')) parts.push(request.url());
  });
  await open(me, 'mortgage');
  await headline(me, '4,490.45');
  equal(parts, []);
  const receipt = (await me.frame.locator('.receipt .code').textContent()).trim();
  for (let twice = 0; twice < 2; twice += 1) {
    const saved = me.page.waitForEvent('download');
    await me.frame.locator('.workbook .plain').click();
    const download = await saved;
    equal(download.suggestedFilename(), 'mortgage.xlsx');
    const files = unpack(await readFile(await download.path()));
    equal([...files.keys()][0], '[Content_Types].xml');
    const [summary, , months] = [1, 2, 3].map((sheet) => files.get(`xl/worksheets/sheet${sheet}.xml`));
    equal(cell(summary, 'A1').replace(/\s+/g, ' '), plain(await me.frame.locator('.headline').innerText()));
    assert(summary.includes(`>${receipt}<`), 'the code is missing');
    assert(summary.includes(`>${me.bank.institution.full['zh-TW'] || me.bank.institution.full}<`), 'the institution is missing');
    equal(['A2', 'B2', 'E361'].map((place) => cell(months, place)), ['1', '4490.45', '0']);
    equal(cell(months, 'B1'), say(me, 'mortgage.column.payment'));
  }
  equal(parts.length, 1, 'the part is asked for once');
});
