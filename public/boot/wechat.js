// A mini-program around the page. It opens the page in a web-view, and the page can do three things there: go to
// one of the program's own pages at once, and leave messages that the program reads when the web-view closes.

/** @import { LoadCode } from '../embed.d.ts' */
/** @import { Around } from './widget.js' */

const RESULT = '/pages/finplan/result';
const PATIENCE = 3000;

/**
 * Where this build's copy of WeChat's script lies and which page takes over, if the operator wrote it down.
 * @returns {{ sdk?: string, result?: string }}
 */
function settings() {
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector('meta[name="finplan-wechat"]');
  try {
    return JSON.parse(meta ? meta.content : '{}');
  } catch (error) {
    return {};
  }
}

function inside() {
  return window.__wxjs_environment === 'miniprogram' || /miniProgram/i.test(navigator.userAgent);
}

function bridge() {
  return window.wx && window.wx.miniProgram;
}

/** @implements {Around} */
export class MiniProgram {
  /** The mini-program, or nothing where the page is in no web-view of one. */
  static async find() {
    if (window.parent !== window || !inside()) return null;
    return new MiniProgram(settings());
  }

  /** @param {ReturnType<typeof settings>} settings */
  constructor({ sdk, result }) {
    this.result = result || RESULT;
    // Never waited for: a customer sees the first screen without it.
    this.bridge = bridge() ? Promise.resolve(bridge()) : this.fetch(sdk);
  }

  /** @param {string} [sdk] @returns {Promise<MiniProgramBridge | undefined>} */
  fetch(sdk) {
    if (!sdk) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = script.onerror = () => resolve(bridge());
      script.src = new URL(sdk, document.baseURI).href;
      document.head.append(script);
      setTimeout(() => resolve(bridge()), PATIENCE);
    });
  }

  /** @param {object} data */
  ready(data) {
    this.post('ready', data);
  }

  /** @type {Around['event']} */
  event(name, data) {
    this.post(name, data);
  }

  /**
   * Kept by WeChat until the web-view closes or is shared: good for counting, not for acting.
   * @param {string} name @param {object} data
   */
  async post(name, data) {
    const wx = await this.bridge;
    if (wx) wx.postMessage({ data: { finplan: 1, name, data, time: Date.now() } });
  }

  /**
   * The mini-program takes over now, with the product and the campaign's keys and nothing else.
   * @type {Around['handOver']}
   */
  async handOver(data, otherwise) {
    this.post('cta.clicked', data);
    const wx = await this.bridge;
    if (!wx) {
      otherwise();
      return;
    }
    const query = new URLSearchParams({ product: data.product, ...data.utm });
    // Mini-programs do not read a plus as a space.
    const address = `${this.result}?${query.toString().replace(/\+/g, '%20')}`;
    // Ten pages deep nothing more can be opened on top.
    wx.navigateTo({ url: address, fail: () => wx.redirectTo({ url: address }) });
  }

  /** @param {LoadCode} code */
  fail(code) {
    this.event('error.load', { code });
  }
}
