// What the page shows before the widget runs, and when it cannot.

/** @import { Lang, LoadCode } from '../embed.d.ts' */
/** @import { Bank } from './bank.js' */

/** More than any bank offers. */
const MOST_CARDS = 40;
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
   * The page's own language and theme, and the outline of the screen that a link opens.
   * @param {Lang} lang @param {unknown} scheme @param {boolean} opens
   */
  speak(lang, scheme, opens) {
    this.name(lang);
    this.theme(scheme);
    if (this.outline && opens) this.outline.classList.add('fp-outline-tool');
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
   * Puts the bank's colours and the first screen's words into the outline, long before the program is there.
   * @param {string} table @param {Bank['document']} bank
   */
  write(table, { home, institution, theme }) {
    this.colour(theme);
    if (!this.outline || this.outline.classList.contains('fp-outline-tool')) return;
    const words = new Map(table.split('\n').map((line) => /** @type {[string, string]} */ (line.split('\t'))));
    /** @param {Element | null} element @param {string} key */
    const say = (element, key) => {
      const word = words.get(key);
      if (!element || word === undefined) return;
      element.textContent = word;
      element.classList.remove('fp-ghost');
    };
    say(this.outline.querySelector('.brand'), 'app.name');
    say(this.outline.querySelector('h1 > *'), 'home.title');
    const cards = [...this.outline.querySelectorAll('.cards > li')];
    // A document that is none is refused later, with all of its problems; nothing may break over it here.
    if (!Array.isArray(home)) return;
    const shown = home.filter((card) => typeof card === 'string').slice(0, MOST_CARDS);
    shown.forEach((card, place) => {
      const exercise = card === 'risk_profile' && institution && institution.mode === 'education';
      const name = exercise ? 'risk_exercise' : card;
      if (!cards[place]) {
        const more = /** @type {Element} */ (cards[0].cloneNode(true));
        cards[place - 1].after(more);
        cards.push(more);
      }
      say(cards[place].querySelector('.card-title'), `home.${name}`);
      say(cards[place].querySelector('.card-line'), `home.${name}.line`);
    });
    cards.slice(shown.length).forEach((card) => card.remove());
  }

  /**
   * The bank's colours and shape, as custom properties that `style/tokens.css` picks up. The program checks them, and
   * sets none: what it refuses stands in no widget.
   * @param {unknown} theme
   */
  colour(theme) {
    const { style } = document.documentElement;
    const { radius, ...grounds } = Object(theme);
    for (const ground of ['light', 'dark']) {
      const { chart, ...colours } = Object(grounds[ground]);
      const series = Object.entries(Object(chart)).map(([place, value]) => [`chart-${Number(place) + 1}`, value]);
      for (const [token, value] of [...Object.entries(colours), ...series]) {
        if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) continue;
        style.setProperty(`--bank-${ground}-${token.replace(/_/g, '-')}`, value);
      }
    }
    if (Number.isInteger(radius)) style.setProperty('--bank-radius', `${radius}px`);
  }

  /** The widget is there: the outline gives way to it. */
  clear() {
    if (this.outline) this.outline.remove();
    this.outline = null;
    this.sorry.className = 'fp-sorry fp-quiet';
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
