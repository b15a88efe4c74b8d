// Checks of our own scripts that need no browser. `cargo xtask test` runs both; by hand, once node's packages are there:
//   node tests/browser/scripts.mjs types    # against their types, and the loader against public/embed.d.ts
//   node tests/browser/scripts.mjs lint     # for what eslint.config.mjs forbids
// A script has passed where nothing is wrong with it.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
/** Where our scripts are. */
const FOLDERS = ['public', 'tests', 'benches', 'xtask'];
const NOT_OURS = ['node_modules', 'target'];
/** One for each kind of place that scripts run in. */
const PROJECTS = ['types/page.json', 'types/guard.json', 'types/miniprogram.json', 'tsconfig.json'];

/** The scripts below a folder, as paths from the checkout. */
function scripts(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.includes(entry.name) ? [] : scripts(path);
    return /\.m?[jt]s$/.test(entry.name) ? [path] : [];
  });
}

/** What a project reads, and what the compiler says of it. */
function compile(project) {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const wishes = ['--project', join(HERE, project), '--pretty', 'false'];
  const run = (...more) => spawnSync(process.execPath, [compiler, ...wishes, ...more], { cwd: ROOT, encoding: 'utf8' });
  const read = run('--listFilesOnly').stdout.split('\n').map((file) => relative(ROOT, file));
  const { stdout, stderr, status } = run();
  const said = [...stdout.split('\n'), ...stderr.split('\n')].filter(Boolean);
  if (status !== 0 && !said.length) said.push(`${project}: the compiler ended with ${status}`);
  return { read, said: status === 0 ? [] : said };
}

/** The scripts with a mistake in their types, and what says so; one that no project reads is one of them. */
function types(ours) {
  const all = PROJECTS.map(compile);
  const said = all.flatMap((one) => one.said);
  const unread = ours.filter((file) => !all.some(({ read }) => read.includes(file)));
  said.push(...unread.map((file) => `${file}(1,1): error: no project in tests/browser/types reads it`));
  // What belongs to no file, such as a setting that there is not, counts as one.
  const wrong = new Set(said.filter((line) => /^\S/.test(line)).map((line) => line.split('(')[0]));
  return { said, wrong: wrong.size };
}

/** The same of what `eslint.config.mjs` forbids. */
async function lint(ours) {
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: join(HERE, 'eslint.config.mjs') });
  const results = await eslint.lintFiles(ours);
  const said = results.flatMap(({ filePath, messages }) => messages.map(({ line, column, message, ruleId }) => (
    `${relative(ROOT, filePath)}(${line},${column}): ${message} (${ruleId})`
  )));
  return { said, wrong: results.filter(({ messages }) => messages.length).length };
}

const checks = { types, lint };
const [, , name = ''] = process.argv;
if (!(name in checks)) throw new Error(`\`${name}\` is no check: ${Object.keys(checks).join(', ')}`);
const ours = FOLDERS.flatMap(scripts).filter((file) => name === 'types' || !file.endsWith('ts'));
const { said, wrong } = await checks[name](ours);
for (const line of said) console.log(line);
console.log(`${Math.max(ours.length - wrong, 0)} passed, ${wrong} failed, 0 skipped`);
process.exitCode = wrong ? 1 : 0;
