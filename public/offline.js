// What was opened once works without a network: the service worker of the widget's own page. It keeps files, which are
// the same for everybody, and nothing that anybody has typed. In a bank's page the widget has none.

/** @type {any} */
const scope = self;
const STORE = 'finplan';
/** So many files stay; the oldest go first. A visit to everything there is takes some sixty. */
const MOST = 240;
const ROOT = new URL('./', scope.location.href).href;
const PAGE = `${ROOT}widget.html`;

/** Under which address a file is kept; empty for what is not kept. @param {string} address */
function place(address) {
  const [path] = address.split(/[?#]/, 1);
  if (path === PAGE) return PAGE;
  return /^(assets|banks)\/[\w./-]+$/.test(path.slice(ROOT.length)) && path.startsWith(ROOT) ? path : '';
}

function store() {
  // eslint-disable-next-line no-restricted-globals -- files of ours alone
  return caches.open(STORE);
}

/** Fetches a file and keeps it. @param {Request | string} request @param {string} path */
async function fetched(request, path) {
  // eslint-disable-next-line no-restricted-globals -- what the page asked for, or has
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') await (await store()).put(path, answer.clone());
  return answer;
}

/** @param {string} path @returns {Promise<Response | undefined>} */
async function kept(path) {
  return (await store()).match(path, { ignoreVary: true });
}

/** The name of an asset changes with its content; everything else is asked for first. @param {Request} request @param {string} path */
async function answer(request, path) {
  const before = await kept(path);
  if (before && path.startsWith(`${ROOT}assets/`)) return before;
  try {
    return await fetched(request, path);
  } catch (error) {
    if (before) return before;
    throw error;
  }
}

/** What the page loaded before there was a worker to see it; a browser has it in its own memory still. @param {unknown[]} files */
async function keep(files) {
  for (const file of files) {
    const path = typeof file === 'string' ? place(file) : '';
    if (path && !(await kept(path))) await fetched(path, path).catch(() => {});
  }
  const all = await store();
  const paths = await all.keys();
  await Promise.all(paths.slice(0, Math.max(0, paths.length - MOST)).map((path) => all.delete(path)));
}

scope.addEventListener('install', () => scope.skipWaiting());
scope.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = event.request.method === 'GET' ? place(event.request.url) : '';
  if (path) event.respondWith(answer(event.request, path));
});
// eslint-disable-next-line no-restricted-syntax -- only pages of this very origin can reach a service worker
scope.addEventListener('message', (/** @type {any} */ event) => {
  if (Array.isArray(event.data)) event.waitUntil(keep(event.data));
});
