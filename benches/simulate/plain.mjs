// The work of `crates/simulate/examples/bench.rs` as one writes it in JavaScript: xoshiro128**, Box-Muller, doubles.

const PLAN = {
  paths: 10000, months: 480, initial: 20000, contribution: 600, goal: 1e6, weights: [0.4, 0.3, 0.2, 0.1],
  mu: [0.07, 0.035, 0.05, 0.02], vol: [0.17, 0.06, 0.13, 0.01], percentiles: [5, 10, 25, 50, 75, 90, 95],
  corr: [[1, 0.15, 0.6, 0], [0.15, 1, 0.25, 0.1], [0.6, 0.25, 1, 0], [0, 0.1, 0, 1]],
};
const K = 2 ** -32;
const T = 2 * Math.PI * K;

function factor({ mu, vol, corr }) {
  const L = corr.map((row) => row.map(() => 0));
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j <= i; j++) {
      let s = corr[i][j];
      for (let k = 0; k < j; k++) s -= L[i][k] * L[j][k];
      L[i][j] = i === j ? Math.sqrt(s) : s / L[j][j];
    }
  }
  const drift = mu.map((m, i) => (m - vol[i] ** 2 / 2) / 12);
  return { L: L.map((row, i) => row.map((x) => x * vol[i] / Math.sqrt(12))), drift };
}

// The state of the generator is in local numbers while it runs: elsewhere engines box them.
function fill(state, z) {
  let [s0, s1, s2, s3] = state;
  for (let i = 0; i < z.length; i += 2) {
    let x = Math.imul(s1, 5);
    let r = Math.imul((x << 7) | (x >>> 25), 9);
    let t = s1 << 9;
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t; s3 = (s3 << 11) | (s3 >>> 21);
    const q = Math.sqrt(-2 * Math.log(((r >>> 0) + 0.5) * K));
    x = Math.imul(s1, 5);
    r = Math.imul((x << 7) | (x >>> 25), 9);
    t = s1 << 9;
    s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t; s3 = (s3 << 11) | (s3 >>> 21);
    const a = (r >>> 0) * T;
    z[i] = q * Math.cos(a);
    z[i + 1] = q * Math.sin(a);
  }
  state[0] = s0; state[1] = s1; state[2] = s2; state[3] = s3;
}

/** The chance of the goal, and the percentiles of every year. */
export function plain(seed) {
  const { paths, months, initial, contribution, goal, weights: [w0, w1, w2, w3] } = PLAN;
  const { L: [[l00], [l10, l11], [l20, l21, l22], [l30, l31, l32, l33]], drift: [d0, d1, d2, d3] } = factor(PLAN);
  const [c0, c1, c2, c3] = PLAN.weights.map((w) => w * contribution);
  const years = months / 12;
  const wealth = new Float64Array(years * paths);
  const state = Int32Array.of(seed, seed ^ 0x9e3779b9, ~seed, 0x243f6a88);
  const z = new Float64Array(48);
  for (let i = 0; i < 20; i++) fill(state, z);
  for (let p = 0; p < paths; p++) {
    let h0 = initial * w0, h1 = initial * w1, h2 = initial * w2, h3 = initial * w3;
    for (let y = 0; y < years; y++) {
      fill(state, z);
      for (let k = 0; k < 48; k += 4) {
        const a = z[k], b = z[k + 1], c = z[k + 2], d = z[k + 3];
        h0 = (h0 + c0) * Math.exp(d0 + l00 * a);
        h1 = (h1 + c1) * Math.exp(d1 + l10 * a + l11 * b);
        h2 = (h2 + c2) * Math.exp(d2 + l20 * a + l21 * b + l22 * c);
        h3 = (h3 + c3) * Math.exp(d3 + l30 * a + l31 * b + l32 * c + l33 * d);
      }
      const t = h0 + h1 + h2 + h3;
      wealth[y * paths + p] = t;
      h0 = t * w0; h1 = t * w1; h2 = t * w2; h3 = t * w3;
    }
  }
  let met = 0;
  for (let p = 0; p < paths; p++) if (wealth[(years - 1) * paths + p] >= goal) met += 1;
  const bands = [];
  for (let y = 0; y < years; y++) {
    const row = wealth.subarray(y * paths, (y + 1) * paths).sort();
    bands.push(PLAN.percentiles.map((p) => row[Math.floor((paths - 1) * p / 100)]));
  }
  return { chance: met / paths, bands };
}
