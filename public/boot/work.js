// The worker that calculates beside the page. It is fetched when there is first something to work out; until it is
// there, and where there is none, the program does the work itself, in slices. Only after one broke down at work is the
// next one waited for: the page must not break down on the same job.

/** @import { Assets } from './assets.js' */

/**
 * To the worker: the module, once; then jobs, each in place of the one before, or nothing instead of one.
 * @typedef {{ module: WebAssembly.Module } | { number: number, job: Uint8Array | null }} ToWorker
 */

/**
 * From the worker: that work can begin; how far the job of this number has come, with its output where that has become
 * more; or that it cannot be done.
 * @typedef {{ ready: true } | { number: number, done: number, total: number, output: Uint8Array | null }
 *   | { number: number, broken: true }} FromWorker
 */

/**
 * Hears how far a job has come: steps made, steps altogether, and the output where it has become more.
 * @typedef {(done: number, total: number, output: Uint8Array | null) => void} Heard
 */

/**
 * A job that is wanted.
 * @typedef {object} Wanted
 * @property {Uint8Array} job
 * @property {Heard} heard
 * @property {() => void} broke
 */

export class Work {
  /** @param {Assets} assets */
  constructor(assets) {
    this.assets = assets;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {'absent' | 'coming' | 'ready' | 'none'} */
    this.state = 'absent';
    /** One that broke down is asked for again before the next job, which the page must not break down on. */
    this.wary = false;
    this.number = 0;
    /** @type {Wanted | null} */
    this.now = null;
  }

  /**
   * Does a job in place of the one before; answers with what gives it up, or with nothing where the program has
   * to do it.
   * @param {Uint8Array} job @param {Heard} heard @param {() => void} broke
   * @returns {(() => void) | undefined}
   */
  begin(job, heard, broke) {
    if (this.state === 'absent' || (this.state === 'none' && this.wary)) this.fetch();
    if (this.state !== 'ready' && !this.wary) return undefined;
    const wanted = { job, heard, broke };
    // One job at a time: whoever still waits for another learns that nobody does it any more.
    if (this.now) this.now.broke();
    this.now = wanted;
    this.number += 1;
    if (this.state === 'ready') this.send({ number: this.number, job });
    return () => this.stop(wanted);
  }

  /** @param {Wanted} wanted */
  stop(wanted) {
    if (this.now !== wanted) return;
    this.now = null;
    if (this.state === 'ready') this.send({ number: this.number, job: null });
  }

  /** @param {ToWorker} message */
  send(message) {
    if (this.worker) this.worker.postMessage(message);
  }

  async fetch() {
    this.state = 'coming';
    try {
      const { script, module } = await this.assets.worker();
      // eslint-disable-next-line no-restricted-globals -- our own script, which fetches nothing and keeps nothing
      const worker = new Worker(script);
      this.worker = worker;
      /** @param {MessageEvent<FromWorker>} event */
      worker.onmessage = ({ data }) => this.hear(data);
      worker.onerror = () => this.breakDown();
      worker.onmessageerror = () => this.breakDown();
      this.send({ module });
    } catch (error) {
      console.warn('finplan: there is no worker:', error);
      this.state = 'none';
      if (this.wary) this.breakDown();
    }
  }

  /** @param {FromWorker} data */
  hear(data) {
    if ('ready' in data) {
      this.state = 'ready';
      if (this.now) this.send({ number: this.number, job: this.now.job });
    } else if ('broken' in data) {
      // A job that was given up meanwhile takes the module with it as well: another does the one that is wanted now.
      const { now } = this;
      if (data.number === this.number) this.breakDown();
      else this.replace(now);
    } else if (data.number === this.number && this.now) {
      this.now.heard(data.done, data.total, data.output);
    }
  }

  /** Another worker in place of one that broke down, for what is still wanted. @param {Wanted | null} wanted */
  replace(wanted) {
    this.now = null;
    this.breakDown();
    this.now = wanted;
    if (wanted) this.fetch();
  }

  /** Nobody hears anything any more. */
  end() {
    this.now = null;
    this.breakDown();
    this.state = 'none';
  }

  breakDown() {
    const { now, worker } = this;
    if (worker) worker.terminate();
    // One that never came to work is none; the next job asks for another in place of one that broke down at work.
    if (this.state === 'coming') this.state = 'none';
    else if (this.state === 'ready') [this.state, this.wary] = ['absent', true];
    [this.worker, this.now] = [null, null];
    if (now) now.broke();
  }
}
