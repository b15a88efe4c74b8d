// What the page shows before the widget runs, and when it cannot.

const TEXTS = {
  'zh-CN': { title: '财务规划', sorry: '暂时打不开这个工具。您填写的内容没有离开这台设备。', again: '重新打开' },
  'zh-TW': { title: '財務規劃', sorry: '暫時無法開啟這個工具。您填寫的內容沒有離開這台裝置。', again: '重新開啟' },
  en: { title: 'Financial planner', sorry: 'This tool cannot be opened right now. Nothing you entered has left this device.', again: 'Open again' },
};

/** A bank's document as far as it can be read; what is wrong with it is said by the program. */
export function readable(bank) {
  try {
    const document = JSON.parse(bank);
    return document && typeof document === 'object' ? document : {};
  } catch (error) {
    return {};
  }
}

export class Stage {
  constructor() {
    this.root = document.getElementById('app');
    this.outline = document.getElementById('outline');
    this.sorry = document.getElementById('sorry');
    this.lang = 'en';
  }

  /** The page's own language and theme, and the outline of the screen that a link opens. */
  speak(lang, scheme, opens) {
    this.name(lang);
    this.theme(scheme);
    if (this.outline && opens) this.outline.classList.add('fp-outline-tool');
  }

  name(lang) {
    this.lang = lang;
    document.documentElement.lang = lang;
    document.title = TEXTS[lang].title;
  }

  /** `light`, `dark`, or what the device prefers. */
  theme(name) {
    const page = document.documentElement;
    if (name === 'light' || name === 'dark') page.dataset.theme = name;
    else delete page.dataset.theme;
    return name === 'light' || name === 'dark' || name === 'auto' || !name;
  }

  /** Puts the bank's colours and the first screen's words into the outline, long before the program is there. */
  write(table, bank) {
    const { home, institution, theme } = readable(bank);
    this.colour(theme);
    if (!this.outline || this.outline.classList.contains('fp-outline-tool')) return;
    const words = new Map(table.split('\n').map((line) => line.split('\t')));
    const say = (element, key) => {
      if (!element || !words.has(key)) return;
      element.textContent = words.get(key);
      element.classList.remove('fp-ghost');
    };
    say(this.outline.querySelector('.brand'), 'app.name');
    say(this.outline.querySelector('h1 > *'), 'home.title');
    const cards = [...this.outline.querySelectorAll('.cards > li')];
    (home || []).forEach((card, place) => {
      const exercise = card === 'risk_profile' && institution && institution.mode === 'education';
      const name = exercise ? 'risk_exercise' : card;
      if (!cards[place]) cards.push(cards[0].parentNode.appendChild(cards[0].cloneNode(true)));
      say(cards[place].querySelector('.card-title'), `home.${name}`);
      say(cards[place].querySelector('.card-line'), `home.${name}.line`);
    });
    if (home) cards.slice(home.length).forEach((card) => card.remove());
  }

  colour(theme) {
    for (const ground of ['light', 'dark']) {
      for (const [token, value] of Object.entries((theme && theme[ground]) || {})) {
        if (!/^#[0-9a-f]{6}$/i.test(value)) continue;
        document.documentElement.style.setProperty(`--bank-${ground}-${token.replace(/_/g, '-')}`, value);
      }
    }
  }

  /** The widget is there: the outline gives way to it. */
  clear() {
    if (this.outline) this.outline.remove();
    this.outline = null;
  }

  /** Says that nothing can be done here now, and offers to try again. */
  fail() {
    const text = TEXTS[this.lang];
    this.clear();
    this.root.textContent = '';
    this.sorry.querySelector('p').textContent = text.sorry;
    const button = this.sorry.querySelector('button');
    button.textContent = text.again;
    button.onclick = () => location.reload();
    this.sorry.hidden = false;
    this.root.append(this.sorry);
  }
}
