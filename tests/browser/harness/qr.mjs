// Reads a QR code from its modules, as they are: nothing damaged is mended.

/** Of the levels L, M, Q and H, for the versions from 1: bytes for correction in a block, and blocks. */
const CORRECTION = {
  L: [[7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22], [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6]],
  M: [[10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24], [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10]],
  Q: [[13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30], [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12]],
  H: [[17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24], [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18]],
};

const MASKS = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** Where the alignment patterns of a version have their middles, in both directions. */
function alignment(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => version * 4 + 10 - (count - 2 - place) * step)];
}

/** Whether a module is part of a pattern, and none of the data. */
function isPattern(x, y, size, version) {
  const corner = (a, b) => (a < 9 && b < 9) || (a >= size - 8 && b < 9) || (a < 9 && b >= size - 8);
  if (corner(x, y) || x === 6 || y === 6) return true;
  if (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6))) return true;
  const places = alignment(version);
  const last = places.length - 1;
  return places.some((a, i) => places.some((b, j) => {
    const finder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
    return !finder && Math.abs(x - a) <= 2 && Math.abs(y - b) <= 2;
  }));
}

/** The text of a code. @param {boolean[][]} rows without the quiet zone */
export function decode(rows) {
  const size = rows.length;
  const version = (size - 17) / 4;
  const format = [
    ...Array.from({ length: 6 }, (_, y) => rows[y][8]), rows[7][8], rows[8][8], rows[8][7],
    ...Array.from({ length: 6 }, (_, place) => rows[8][5 - place]),
  ].reduce((sum, dark, place) => sum | (Number(dark) << place), 0) ^ 0x5412;
  const level = ['M', 'L', 'H', 'Q'][format >> 13];
  const mask = MASKS[(format >> 10) & 7];
  const bits = [];
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (!isPattern(x, y, size, version)) bits.push(Number(rows[y][x]) ^ Number(mask(x, y) === 0));
      }
    }
  }
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, place) => parseInt(bits.slice(place * 8, place * 8 + 8).join(''), 2));
  const [correction, many] = CORRECTION[level].map((list) => list[version - 1]);
  const short = many - (bytes.length % many);
  const data = Math.floor(bytes.length / many) - correction;
  const blocks = Array.from({ length: many }, () => []);
  let at = 0;
  for (let place = 0; place <= data; place += 1) {
    blocks.forEach((block, number) => {
      if (place < data || number >= short) {
        block.push(bytes[at]);
        at += 1;
      }
    });
  }
  const stream = blocks.flat().map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (stream.slice(0, 4) !== '0100') throw new Error(`not in bytes: ${stream.slice(0, 4)}`);
  const wide = version < 10 ? 8 : 16;
  const length = parseInt(stream.slice(4, 4 + wide), 2);
  return Array.from({ length }, (_, place) => {
    const from = 4 + wide + place * 8;
    return String.fromCharCode(parseInt(stream.slice(from, from + 8), 2));
  }).join('');
}

/**
 * The modules of the code in a picture of the page, in which nothing else is quite black, and the pixels of one module.
 * @param {import('playwright-core').Locator} image
 */
export async function modules(image) {
  return image.evaluate(async (/** @type {HTMLImageElement} */ picture) => {
    await picture.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: picture.naturalWidth, height: picture.naturalHeight });
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const dark = (x, y) => data[(y * width + x) * 4] + data[(y * width + x) * 4 + 1] + data[(y * width + x) * 4 + 2] === 0;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (!dark(x, y)) continue;
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
      }
    }
    let run = 0;
    while (dark(left + run, top)) run += 1;
    const side = run / 7;
    const size = Math.round((right - left) / side);
    const middle = (place) => Math.floor((place + 0.5) * side);
    const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => dark(left + middle(x), top + middle(y))));
    return { rows, side, frame: [left, top, right, bottom] };
  });
}
