// The page's side of `public/offline.js`.

/** Has the files of this visit kept, so that it can be repeated without a network. */
export async function offline() {
  // eslint-disable-next-line no-restricted-properties -- it keeps files of ours and nothing that anybody has typed
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  await serviceWorker.register('offline.js');
  const { active } = await serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  if (active) active.postMessage([document.URL, ...files]);
}
