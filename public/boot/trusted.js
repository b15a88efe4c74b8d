// The one Trusted Types policy of the page. The program writes markup in one place: an element in which nothing ever
// changes stands in it as a text. The build lists these texts; they are admitted to the letter, and nothing else is.

/** @param {string[]} templates what the program may write */
export function guardMarkup(templates) {
  if (!window.trustedTypes) return;
  const known = new Set(templates);
  window.trustedTypes.createPolicy('default', {
    createHTML: (markup) => (known.has(markup) ? markup : null),
    createScriptURL: (address) => (new URL(address, document.baseURI).origin === location.origin ? address : null),
  });
}
