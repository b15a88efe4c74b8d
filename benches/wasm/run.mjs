// Median microseconds per call of the wasm module, beside plain JavaScript for reference.
//   node benches/wasm/run.mjs [module.wasm]
// The widget is built for size: CARGO_PROFILE_RELEASE_OPT_LEVEL=z before the build measures what a customer waits for.
import { readFile } from "node:fs/promises";

const built = "target/wasm32-unknown-unknown/release/finplan_bench_wasm.wasm";
const path = process.argv[2] ?? new URL(built, import.meta.url);
const { instance } = await WebAssembly.instantiate(await readFile(path), {});
/** @typedef {(times: number) => number} Kernel */

const wasm = /** @type {Record<string, Kernel>} */ (instance.exports);

/** Rows of a level-payment loan in whole cents; exact while balance * 49 stays below 2^53. */
function schedule(times) {
  let interest = 0;
  for (let k = 0; k < times; k++) {
    const months = 360;
    const i = 4.9 / 1200;
    const payment = Math.round((1e8 * i) / (1 - (1 + i) ** -months));
    const rows = [];
    let balance = 1e8;
    interest = 0;
    for (let period = 1; period <= months && balance > 0; period++) {
      // 4.9 / 1200 is 49 / 12000; half up.
      const charge = Math.floor((balance * 98 + 12000) / 24000);
      const due = payment - charge;
      const principal = period === months || due >= balance ? balance : due;
      balance -= principal;
      interest += charge;
      rows.push({ period, payment: charge + principal, interest: charge, principal, extra: 0, fee: 0, balance });
    }
  }
  return interest;
}

/** The same with integers of any size. */
function scheduleBig(times) {
  let interest = 0n;
  for (let k = 0; k < times; k++) {
    const rows = [];
    let balance = 100000000n;
    interest = 0n;
    for (let period = 1; period <= 360 && balance > 0n; period++) {
      const charge = (balance * 98n + 12000n) / 24000n;
      const due = 530727n - charge;
      const principal = period === 360 || due >= balance ? balance : due;
      balance -= principal;
      interest += charge;
      rows.push({ period, payment: charge + principal, interest: charge, principal, extra: 0n, fee: 0n, balance });
    }
  }
  return Number(interest);
}

const DAY = 86400000;
const flows = Array.from({ length: 240 }, (_, k) => ({
  date: Date.UTC(1970, k < 239 ? k : 240, 1),
  amount: k < 239 ? -1000 : 412345,
}));

/** Newton from 10 %, as pages do it: one root, and no proof that it is the only one. */
function xirr(times) {
  let rate = 0;
  for (let k = 0; k < times; k++) {
    rate = 0.1;
    for (let step = 0; step < 100; step++) {
      let value = 0;
      let slope = 0;
      for (const { date, amount } of flows) {
        const years = (date - flows[0].date) / DAY / 365;
        const part = amount * (1 + rate) ** -years;
        value += part;
        slope -= (years * part) / (1 + rate);
      }
      const next = rate - value / slope;
      const done = Math.abs(next - rate) < 1e-12;
      rate = next;
      if (done) break;
    }
  }
  return rate;
}

/** Microseconds per call: the median of 41 samples of about 20 ms each. */
function median(kernel) {
  let times = 1;
  for (;;) {
    const start = performance.now();
    kernel(times);
    if (performance.now() - start > 20) break;
    times *= 2;
  }
  const samples = [];
  for (let k = 0; k < 41; k++) {
    const start = performance.now();
    kernel(times);
    samples.push(((performance.now() - start) / times) * 1000);
  }
  return samples.sort((a, b) => a - b)[20];
}

const near = (a, b) => Math.abs(a - b) < 1e-9;
/** @type {[string, Kernel, number | null][]} */
const rows = [
  ["schedule of 360 rows", wasm.schedule_360, 91061512],
  ["  JavaScript, numbers", schedule, 91061512],
  ["  JavaScript, BigInt", scheduleBig, 91061512],
  ["schedule with 12 prepayments and 30 repricings", wasm.schedule_with_events, null],
  ["xirr of 240 flows, all roots", wasm.xirr_240, xirr(1)],
  ["  JavaScript, Newton", xirr, null],
  ["goal-seek of a monthly prepayment", wasm.goal_seek, null],
  ["gate and order of 2,000 products, most shown", wasm.suggest_2000, null],
  ["gate of 2,000 products, most withheld", wasm.withhold_2000, null],
];
for (const [name, kernel, expected] of rows) {
  const figure = kernel(1);
  if (!(figure !== 0 && (expected === null || near(figure, expected)))) {
    console.error(`${name}: ${figure} is not ${expected}`);
    process.exitCode = 1;
  }
  console.log(`${name.padEnd(50)} ${median(kernel).toFixed(2).padStart(10)} us   ${figure}`);
}
