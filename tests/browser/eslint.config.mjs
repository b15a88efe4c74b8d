// What our JavaScript must not do: mistakes that the compiler does not see, and whatever could harm a customer or a
// bank's page. `node tests/browser/scripts.mjs lint` holds it against every script; where one has a reason, it stands
// beside the line.

import js from '@eslint/js';
import unsanitized from 'eslint-plugin-no-unsanitized';
import * as regexp from 'eslint-plugin-regexp';

/** What runs in browsers. */
const PAGES = ['public/**/*.js', 'xtask/src/**/*.js'];
/** Read by engines for which the widget is too new, so that their pages hear why; its syntax is no newer than 2018. */
const LOADER = ['public/embed.js', 'public/embed/*.js', 'public/boot/link.js'];
/** Read by every engine there is. */
const GUARD = ['public/boot/guard.js'];
/** What fetches the widget's own files, and nothing else. */
const FETCH = ['public/boot/assets.js', 'xtask/src/build/program/chunks.js'];
const MINIPROGRAM = ['public/miniprogram/**/*.js'];

/** Ways off the device, and places that outlast the visit: the program alone has the latter, and asks first. */
const WAYS_OUT = [
  'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'RTCPeerConnection', 'Worker', 'SharedWorker',
  'localStorage', 'sessionStorage', 'indexedDB', 'caches',
].map((name) => ({ name, message: 'Nothing leaves the device, and no script of ours keeps anything.' }));

/** Also where they are reached through the page. @param {object[]} more */
const restricted = (...more) => ['error', { globals: [...WAYS_OUT, ...more], checkGlobalObject: true }];

const PROPERTIES = [
  { object: 'document', property: 'cookie' },
  { object: 'document', property: 'domain' },
  { object: 'navigator', property: 'sendBeacon' },
  { object: 'navigator', property: 'serviceWorker' },
];

/** What has to be looked at each time: a comment beside the line says why it is right. */
const SUSPECT = [
  {
    selector: 'CallExpression[callee.property.name="addEventListener"][arguments.0.value="message"], '
      + 'AssignmentExpression[left.object.name=/^(window|self|globalThis)$/][left.property.name="onmessage"]',
    message: 'Anybody may send a message: say how it is known who did.',
  },
  {
    selector: 'Literal[value="*"]',
    message: 'A message to any origin: say why there is none to name.',
  },
  {
    selector: 'CallExpression[callee.object.name="location"][callee.property.name=/^(assign|replace)$/], '
      + 'CallExpression[callee.object.name="window"][callee.property.name="open"], '
      + 'AssignmentExpression[left.object.name="location"], AssignmentExpression[left.property.name="location"]',
    message: 'Leaves the page: say how it is known where to.',
  },
];

/** What an engine of ES5 does not have; its types come with those of newer ones. */
const NEWER = {
  selector: 'MemberExpression[property.name=/^(assign|append|prepend|after|before|remove|replaceWith|replaceChildren|closest|'
    + 'matches|classList|dataset|includes|startsWith|endsWith|repeat|padStart|padEnd|find|findIndex|fill|flat|flatMap|from|'
    + 'entries|values|trimStart|trimEnd|at|isNaN|isFinite|isInteger|finally)$/]',
  message: 'Not every engine has it.',
};

/** What is hostile or slow there is so on purpose, and meant for ourselves. */
const TESTS = ['tests/**/*.mjs', 'benches/**/*.mjs'];

/** Some rules know a function by its name only where it is declared. */
const GLOBALS = Object.fromEntries(['globalThis', 'self', 'setInterval', 'setTimeout', 'window'].map((name) => [name, false]));

export default [
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: GLOBALS },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    plugins: { 'no-unsanitized': unsanitized, regexp },
    rules: {
      ...js.configs.recommended.rules,
      // The compiler knows both better.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-array-constructor': 'error',
      'no-caller': 'error',
      'no-eval': 'error',
      'no-extend-native': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-new-wrappers': 'error',
      'no-proto': 'error',
      'no-return-assign': ['error', 'except-parens'],
      'no-script-url': 'error',
      'no-self-compare': 'error',
      'no-sequences': 'error',
      'no-shadow-restricted-names': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unsanitized/method': 'error',
      'no-unsanitized/property': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'regexp/no-dupe-disjunctions': 'error',
      'regexp/no-misleading-unicode-character': 'error',
      // What others write, however long, must not keep a page busy.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: PAGES,
    rules: {
      'no-alert': 'error',
      'no-restricted-globals': restricted({ name: 'fetch', message: 'boot/assets.js fetches what there is.' }),
      'no-restricted-properties': ['error', ...PROPERTIES],
      'no-restricted-syntax': ['error', ...SUSPECT],
    },
  },
  { files: FETCH, rules: { 'no-restricted-globals': restricted() } },
  { files: LOADER, languageOptions: { ecmaVersion: 2018 } },
  {
    files: [...GUARD, ...MINIPROGRAM],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
    rules: { 'no-var': 'off', 'prefer-const': 'off', 'no-restricted-syntax': ['error', ...SUSPECT, NEWER] },
  },
  {
    files: TESTS,
    rules: {
      'no-script-url': 'off',
      'no-unsanitized/method': 'off',
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-super-linear-move': 'off',
    },
  },
];
