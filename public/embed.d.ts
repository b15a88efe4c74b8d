// Types of FinPlan's loader, `embed.js`.
//
//   <script async src="https://finplan.example/embed.js"></script>
//   <finplan-widget lang="zh-CN" campaign><a href="/planning">…</a></finplan-widget>
//
// or, once `customElements.whenDefined('finplan-widget')` is fulfilled:
//
//   const widget = await finplan.create('#planning', { lang: 'en', link: { tool: 'mortgage', amount: 1200000 } });
//   widget.on('suggestion.selected', ({ product }) => console.log(product));

/** The languages of the widget. */
export type Lang = 'zh-CN' | 'zh-TW' | 'en';

/** Light, dark, or what the device prefers. */
export type Scheme = 'light' | 'dark' | 'auto';

/** The colours that a bank's document may set, each as `#rrggbb`. */
export type Palette = Partial<Record<
  'surface' | 'raised' | 'text' | 'muted' | 'hairline' | 'accent' | 'accent_contrast' | 'focus' | 'positive' | 'caution' | 'negative',
  string
>> & { chart?: string[] };

/**
 * A scheme, or (from a script) colours that come before those in the bank's document. They are checked with it:
 * what is no colour, or cannot be read on its ground, is an `error.config`.
 */
export type Theme = Scheme | { scheme?: Scheme; light?: Palette; dark?: Palette; radius?: number; mark?: string };

/** The calculators. */
export type Tool =
  | 'mortgage'
  | 'affordability'
  | 'prepayment'
  | 'refinance'
  | 'instalment_cost'
  | 'cost_statement'
  | 'card_debt'
  | 'debts'
  | 'business_loan'
  | 'car_loan'
  | 'saving_goal'
  | 'retirement'
  | 'deposit'
  | 'regular_investing'
  | 'education_fund'
  | 'household'
  | 'protection_gap';

/** What else a link may open. */
export type Screen = 'home' | 'risk_profile' | 'suggestions' | 'wellbeing';

/**
 * Where the widget opens: `tool=mortgage&lang=zh-CN&amount=1200000&term=30` or the same as an object.
 * `finplan link` makes such links. Inputs of calculators only; answers and levels are in no link.
 * `receipt=CODE` runs the calculation of a receipt again.
 */
export type Link = string | {
  tool?: Tool;
  screen?: Screen;
  receipt?: string;
  lang?: Lang;
  [input: string]: string | number | undefined;
};

/** What the widget starts from. Each is an attribute of `<finplan-widget>` too, `minHeight` as `min-height`. */
export interface Options {
  /**
   * The widget's page; `widget.html` beside `embed.js`, and above `v1.2.3/embed.js`, where it is left out. A loader that
   * is part of another script, as in a bundle, has nothing beside it: there `src` must be given.
   */
  src?: string;
  /** The language; that of the element or page around it where it is left out. A link's language comes before it. */
  lang?: string;
  theme?: Theme;
  /**
   * The bank's document: an address on the widget's own origin, or (from a script) the document itself. An address that
   * ends with a slash is the folder that `finplan publish` has written.
   */
  bank?: string | object;
  /** Where to open. */
  link?: Link;
  /**
   * Open what the page's own fragment says, now and when it changes: the page is the target of campaign links, and
   * of those that a customer copies. Without it these lead to the widget's own page. A link is understood with what
   * messengers and login pages add to it, encoded once more, and where a redirect has moved it into the query.
   */
  campaign?: boolean;
  /**
   * Show what `link` opens and nothing else: no way leads to another screen, and the page's own fragment is not read. A
   * cost statement (`tool=cost_statement&…`) is then the bank's: its terms cannot be changed, only read and confirmed.
   */
  alone?: boolean;
  /**
   * How many formal assessments the institution has counted for this customer over all its channels: today (by the
   * calendar of Asia/Shanghai) and in the last twelve months. As an attribute `attempts="1,5"`. When a limit of the
   * bank's document is reached, no further assessment begins or counts. Without it the widget knows those of this
   * visit alone; each is told by `questionnaire.attempted`.
   */
  attempts?: { today: number; year: number } | string;
  /**
   * The customer's region, an id of the document's `matching.regions`. Products of other regions are not shown. Without
   * it the document's `matching.region` counts.
   */
  region?: string;
  /**
   * The channel through which the customer comes; products that are not sold through it are not shown. Without it the
   * document's `matching.channel` counts.
   */
  channel?: 'online' | 'app' | 'mini_program' | 'phone' | 'branch';
  /**
   * The page has no origin of its own: it stands in a `sandbox` without `allow-same-origin`, comes from a file, or is an
   * app's web view under a scheme of its own. Without it such a page is refused (`opaque_host`), because the frame cannot
   * tell it from any other such page. `widget.html` must be served without `frame-ancestors`, which no such page matches.
   * A page in a sandbox is tried in Chromium and Firefox.
   */
  opaque?: boolean;
  /** The frame's name for screen readers. */
  title?: string;
  /** The least height in pixels, kept free while the widget loads; 480. */
  minHeight?: number | string;
  /** Pixels from which on the widget scrolls inside. */
  maxHeight?: number | string;
  /** Milliseconds after which the fallback content is declared the last word, until the widget comes after all; 20000. */
  timeout?: number | string;
}

/**
 * The keys of a campaign, as the address of the page or of the widget had them: ASCII letters in lower case (`WeChat` is
 * `wechat`), at most 100 characters, without what looks like a person's data. See `warn.utm_cleaned`.
 */
export type Utm = Partial<Record<'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_term' | 'utm_content', string>>;

/**
 * What every event has. No event ever has an amount, an answer, a name or a free text; the one exception, on the customer's
 * explicit consent, is `suggestions.recorded`.
 */
export interface Common {
  /** The widget, if there are several on the page: random, of this visit only. */
  inst: string;
  /** The number of the event, from 1. */
  seq: number;
  /** Milliseconds since 1970. */
  time: number;
  /** Where the visit came from, in all events of the program itself. */
  utm?: Utm;
}

/**
 * Why something cannot be had.
 *
 * - `timeout`: nothing is ready after `timeout` milliseconds.
 * - `network`: a file does not come, or the server has another answer in its place.
 * - `integrity`: a file is not the one that was built.
 * - `engine`: the browser is too old: it knows no modules, cannot read the scripts, or lacks something they need.
 * - `no_wasm`, `csp_wasm`, `compile`: the browser has no WebAssembly, a policy forbids it, or it refuses this program.
 * - `config`: the document or theme that the page gave is no JSON. What is wrong within a document is `error.config`.
 * - `bank_origin`: the document's address is not on the widget's own origin.
 * - `src`: `src` is no http(s) address, or is missing where the loader cannot know it.
 * - `opaque_host`: the page has no origin of its own; see `opaque`.
 * - `no_answer`: the frame holds something else than the widget, such as an error page, or may not be framed.
 */
export type LoadCode =
  | 'timeout' | 'network' | 'integrity' | 'engine' | 'no_wasm' | 'csp_wasm' | 'compile' | 'config' | 'bank_origin' | 'src'
  | 'opaque_host' | 'no_answer';

/** The events by name; the page sees each as a bubbling `CustomEvent` called `finplan:<name>`. */
export interface Events {
  /** The first screen can be used. */
  ready: Common;
  /** The height has changed. */
  resize: Common & { height: number };
  'view.shown': Common & { view: Screen | Tool | 'product' | 'receipt' };
  'questionnaire.started': Common;
  'questionnaire.step_viewed': Common & { index: number; of: number };
  /** `level` only where the bank's document says so. */
  'questionnaire.completed': Common & { level?: string };
  /** The answers were submitted for a formal assessment: the institution counts it, and says so with `attempts`. */
  'questionnaire.attempted': Common;
  /**
   * The customer pressed the button that hands over the record of the assessment. No answers. `hash` is the SHA-256 of
   * `JSON.stringify(document.questionnaire)`, `document` being the bank's document; `minimal` is the lowest category;
   * the days are `YYYY-MM-DD`.
   */
  'assessment.recorded': Common & {
    questionnaire: string;
    version: string;
    hash: string;
    level: string;
    minimal: boolean;
    taken_on: string;
    valid_until: string;
  };
  'calculator.changed': Common & { tool: Tool };
  'calculator.completed': Common & { tool: Tool };
  /** A scenario of a tool's inputs was put beside what is entered. */
  'plan.compared': Common & { tool: Tool };
  /** The customer asked to keep scenarios on the device. */
  'plan.saved': Common & { tool: Tool };
  /**
   * A cost statement was in view for the seconds that the bank asks for, and confirmed. `hash` is the SHA-256 of its
   * canonical JSON, which `finplan calc cost_statement … --statement` prints.
   */
  'statement.confirmed': Common & { tool: Tool; hash: string };
  'suggestion.viewed': Common & { count: number };
  'suggestion.selected': Common & { product: string; position: number };
  /**
   * The customer wants to go on at the bank. `preventDefault()` keeps the page from going to `url`, which it
   * otherwise does if that is an https address on one of the bank's own domains.
   */
  'cta.clicked': Common & { product: string; url: string };
  /**
   * The customer consented that the bank gets the record of the suggestions on the screen: what was shown and why, under
   * which versions, and what the matching read of her situation (level, bands of age and means, occupation, time, goal; no
   * name, no answer, no score). `record` is its canonical JSON and `hash` the SHA-256 of exactly that text. Nothing of it
   * leaves the device without that consent, and nothing in education mode.
   */
  'suggestions.recorded': Common & { record: string; hash: string };
  /**
   * What came of `replay` (nothing where the program for it cannot be had, which is an `error.load`): `same`, or
   * `different` with the places where the record and the list of today differ, the versions first, or `unreadable` where
   * it is no record.
   */
  'record.replayed': Common & {
    verdict: 'same' | 'different' | 'unreadable';
    differences: { place: string; then: string; now: string }[];
  };
  'language.changed': Common & { locale: Lang };
  /**
   * Part of a link looked like a person's data and was dropped: a telephone number, an identity card, a payment card, an
   * IBAN or an e-mail address.
   */
  'warn.pii_dropped': Common;
  /** Part of a link was not understood and was dropped; what messengers and login pages add is no part of it. */
  'warn.link_dropped': Common;
  /**
   * A value of the campaign's keys is not what the link had: decoded once more, cut, without characters such as `{`, `"`
   * or an emoji, or dropped where nothing was left. The customer learns nothing of it.
   */
  'warn.utm_cleaned': Common;
  /** The page and the widget made each other grow; the widget scrolls inside from now on. */
  'warn.resize_loop': Common;
  /**
   * Something cannot be had, and the bank's content is shown. One load has one outcome: this (or `error.config`), or
   * `ready`; only a widget that comes after a `timeout` is shown after all. After `ready`, `part` says what the widget goes
   * on without: the screen that needs it says so to the customer.
   */
  'error.load': Common & { code: LoadCode; part?: 'tools' | 'advice' | 'link' | 'poster' | 'sheet' | 'texts' };
  /** The bank's document has this many problems; the console lists them. */
  'error.config': Common & { count: number };
  /**
   * Products, required words or segments of the bank's document break a rule of words in this many places and are left
   * out; the rest is shown. The console lists them, as `finplan check` does.
   */
  'error.offer': Common & { count: number };
  /** The program broke down. Nothing that was typed goes with it. */
  'error.fatal': Common;
}

/** A widget on the page. Nothing of it throws: what cannot be done, whatever it is asked with, is a promise that is rejected. */
export interface Widget {
  /** The element that it is in. */
  readonly element: Element;
  /** Changes what is given; another `src` or `bank`, or other colours, start anew. Rejected when the widget does not answer. */
  update(changes: Options): Promise<void>;
  /** Opens a tool or screen. */
  open(link: Link): Promise<void>;
  /** Runs a record of suggestions again with the bank's document of this widget; the verdict is `record.replayed`. */
  replay(record: string): Promise<void>;
  /** Listens to one event and answers with how to stop. For `cta.clicked`, `event.preventDefault()` works. */
  on<Name extends keyof Events>(name: Name, hear: (detail: Events[Name], event: CustomEvent<Events[Name]>) => void): () => void;
  /** Takes the widget off the page with all its listeners; the fallback content stays. */
  destroy(): void;
}

/** The loader, as `window.finplan`. */
export interface Finplan {
  readonly version: 1;
  /**
   * Puts a widget into an element, whose content is what is shown until the widget is ready and when it fails.
   * A second call for the same element changes the widget that is there. Rejected when it cannot be loaded.
   */
  create(target: string | Element, options?: Options): Promise<Widget>;
}

/** The events as the page listens to them. */
export type PageEvents = { [Name in keyof Events as `finplan:${Name}`]: CustomEvent<Events[Name]> };

declare global {
  interface Window {
    finplan: Finplan;
  }
  /** On the element, and wherever its events come by: `document.addEventListener('finplan:ready', …)`. */
  interface GlobalEventHandlersEventMap extends PageEvents {}
  const finplan: Finplan;
  interface HTMLElementTagNameMap {
    'finplan-widget': HTMLElement;
  }
}
