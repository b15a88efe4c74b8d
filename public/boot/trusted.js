// The one Trusted Types policy of the page. Its markup is what the compiler left in the program; anything that
// could run is refused here, and by the page's policy as well.

const RUNS = /<[\s/]*(script|iframe|object|embed|link|meta|base|style|form)\b|\son\w+\s*=|javascript:|srcdoc/i;

export function guardMarkup() {
  if (!window.trustedTypes) return;
  window.trustedTypes.createPolicy('default', {
    createHTML: (markup) => (RUNS.test(markup) ? null : markup),
    createScriptURL: (address) => (new URL(address, document.baseURI).origin === location.origin ? address : null),
  });
}
