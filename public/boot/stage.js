// What the page shows before the widget runs, and when it cannot.

/** @import { Lang, LoadCode } from '../embed.d.ts' */

const TITLES = { 'zh-CN': '财务规划', 'zh-TW': '財務規劃', en: 'Financial planner' };

export class Stage {
  constructor() {
    // These two are always in the page.
    this.root = /** @type {HTMLElement} */ (document.getElementById('app'));
    this.sorry = /** @type {HTMLElement} */ (document.getElementById('sorry'));
    this.outline = document.getElementById('outline');
    this.guard = window.finplanGuard;
  }

  /**
   * The scripts run. `lost` hears of what is found to be missing later; answers whether there is any use in going on.
   * @param {(code: LoadCode) => void} lost
   */
  begin(lost) {
    this.sorry.className = 'fp-sorry fp-quiet';
    if (!this.guard) return true;
    this.guard.lost = lost;
    return this.guard.begin();
  }

  /**
   * The page's own language and theme, and the outline of the screen that a link opens: of a calculator, or of a page of
   * words; else it stays that of home.
   * @param {Lang} lang @param {unknown} scheme @param {'tool' | 'page' | ''} opens
   */
  speak(lang, scheme, opens) {
    this.name(lang);
    this.theme(scheme);
    if (opens) document.documentElement.dataset.opens = opens;
    else delete document.documentElement.dataset.opens;
  }

  /** The language of the page, its title and the guard's sentence: nobody else sets them. @param {Lang} lang */
  name(lang) {
    if (this.guard) this.guard.lang = lang;
    document.documentElement.lang = lang;
    document.title = TITLES[lang];
  }

  /** `light`, `dark`, or what the device prefers. @param {unknown} name */
  theme(name) {
    const page = document.documentElement;
    if (name === 'light' || name === 'dark') page.dataset.theme = name;
    else delete page.dataset.theme;
    return name === 'light' || name === 'dark' || name === 'auto' || !name;
  }

  /**
   * Colours, shape and mark of the bank, or of the page around, as custom properties that the style sheets pick up.
   * The program checks them, and sets none: what it refuses stands in no widget.
   * @param {unknown} theme
   */
  colour(theme) {
    const { style, dataset } = document.documentElement;
    const { radius, mark, ...grounds } = Object(theme);
    for (const ground of ['light', 'dark']) {
      const { chart, ...colours } = Object(grounds[ground]);
      const series = Object.entries(Object(chart)).map(([place, value]) => [`chart-${Number(place) + 1}`, value]);
      for (const [token, value] of [...Object.entries(colours), ...series]) {
        if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) continue;
        style.setProperty(`--bank-${ground}-${token.replace(/_/g, '-')}`, value);
      }
    }
    if (Number.isInteger(radius)) style.setProperty('--bank-radius', `${radius}px`);
    // Nothing of a path can end the text that it stands in.
    if (typeof mark === 'string' && /^M[a-z0-9., -]+$/i.test(mark)) {
      const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='${mark}'/></svg>`;
      style.setProperty('--bank-mark', `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`);
      dataset.mark = '';
    }
  }

  /** The widget is there: the outline gives way to it. */
  clear() {
    if (this.outline) this.outline.remove();
    this.outline = null;
    this.sorry.className = 'fp-sorry fp-quiet';
  }

  /** The first screen is there: says so on the page once its answer stands, also one that takes a while to work out. */
  ready() {
    const done = () => {
      if (this.root.querySelector('[aria-busy="true"]')) return;
      document.documentElement.dataset.ready = '';
      watch.disconnect();
    };
    const watch = new MutationObserver(done);
    watch.observe(this.root, { subtree: true, attributeFilter: ['aria-busy'] });
    done();
  }

  /** Says that it takes long, and how to go on. */
  wait() {
    if (this.guard) this.guard.show();
  }

  /** Says that nothing can be done here now, and offers ways on. */
  fail() {
    this.clear();
    this.root.textContent = '';
    this.root.append(this.sorry);
    this.sorry.className = 'fp-sorry fp-shown';
    if (this.guard) this.guard.show();
  }

  /** Tells the bank's page what is the matter before there is a channel to it. @param {LoadCode} code */
  tell(code) {
    if (this.guard) this.guard.tell(code);
  }
}
