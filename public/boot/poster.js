// The picture of a result: how wide its letters are, the drawing, and the ways to hand it on. Where everything stands,
// the program says (`src/poster`).

import { FONT, penOf } from './picture.js';

/** The pen measures letters of this many pixels. */
const MEASURED = 100;

/** What was drawn last. @type {{ address: string, blob: Blob } | undefined} */
let drawn;

/** @param {CanvasRenderingContext2D} pen @param {string | number} weight @param {string | number} size */
function letters(pen, weight, size) {
  pen.font = `${weight} ${size}px ${FONT}`;
  // Letters stand where the sum of their widths says.
  if ('fontKerning' in pen) pen.fontKerning = 'none';
}

/** In WeChat a picture is kept by pressing long on it, and no other way. */
function inWeChat() {
  return /MicroMessenger|miniProgram/i.test(navigator.userAgent);
}

/** A property of the page's look. @param {string} name */
function look(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The outline of the bank's mark, 24 units wide and high; see `Stage.colour`. */
function mark() {
  const [, outline = ''] = /\bd='([^']+)'/.exec(decodeURIComponent(look('--bank-mark'))) || [];
  return outline;
}

/** What is there, and what this browser can do with a picture, in words. */
function abilities() {
  const file = new File([''], 'a.png', { type: 'image/png' });
  const can = {
    mark: mark() !== '',
    wechat: inWeChat(),
    copy: typeof ClipboardItem === 'function' && Boolean(navigator.clipboard && navigator.clipboard.write),
    share: Boolean(navigator.canShare && navigator.canShare({ files: [file] })),
  };
  return Object.entries(can).filter(([, able]) => able).map(([name]) => name).join(' ');
}

/**
 * In lines: what is there and can be done, the bank's accent, and how wide each of these letters is in thousandths of
 * its height, regular and bold.
 * @param {string} text
 */
function measure(text) {
  const pen = penOf(document.createElement('canvas'));
  const widths = [400, 700].map((weight) => {
    letters(pen, weight, MEASURED);
    return Array.from(text, (letter) => Math.ceil(pen.measureText(letter).width * (1000 / MEASURED))).join(' ');
  });
  return [abilities(), look('--bank-light-accent'), ...widths].join('\n');
}

/** @param {string[]} numbers */
function points(numbers) {
  const path = new Path2D();
  for (let at = 0; at + 1 < numbers.length; at += 2) path.lineTo(Number(numbers[at]), Number(numbers[at + 1]));
  return path;
}

/**
 * What each kind of line draws.
 * @type {Record<string, (pen: CanvasRenderingContext2D, words: string[]) => void>}
 */
const KINDS = {
  g(pen, [x, y, width, height, top, bottom]) {
    const fill = pen.createLinearGradient(0, Number(y), 0, Number(y) + Number(height));
    fill.addColorStop(0, top);
    fill.addColorStop(1, bottom);
    pen.fillStyle = fill;
    pen.fillRect(Number(x), Number(y), Number(width), Number(height));
  },
  t(pen, [x, y, size, weight, colour, anchor, ...words]) {
    letters(pen, weight, size);
    pen.fillStyle = colour;
    pen.textAlign = /** @type {CanvasTextAlign} */ (anchor);
    pen.fillText(words.join(' '), Number(x), Number(y));
  },
  l(pen, [width, colour, dashed, ...numbers]) {
    pen.strokeStyle = colour;
    pen.lineWidth = Number(width);
    pen.lineJoin = 'round';
    pen.setLineDash(dashed === '1' ? [12, 8] : []);
    pen.stroke(points(numbers));
  },
  a(pen, [colour, ...numbers]) {
    pen.fillStyle = colour;
    pen.fill(points(numbers));
  },
  d(pen, [x, y, radius, colour]) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(Number(x), Number(y), Number(radius), 0, 2 * Math.PI);
    pen.fill();
  },
  m(pen, [x, y, width, colour]) {
    pen.save();
    pen.translate(Number(x), Number(y));
    pen.scale(Number(width) / 24, Number(width) / 24);
    pen.fillStyle = colour;
    pen.fill(new Path2D(mark()));
    pen.restore();
  },
  r(pen, [colour, ...numbers]) {
    pen.fillStyle = colour;
    for (let at = 0; at + 3 < numbers.length; at += 4) {
      const [x, y, width, height] = numbers.slice(at, at + 4).map(Number);
      pen.fillRect(x, y, width, height);
    }
  },
};

/** Draws the lines of a picture, and answers with its address. @param {string} order */
async function draw(order) {
  const [size, ...lines] = order.split('\n').map((line) => line.split(' '));
  const canvas = document.createElement('canvas');
  canvas.width = Number(size[1]);
  canvas.height = Number(size[2]);
  const pen = penOf(canvas);
  for (const [kind, ...words] of lines) KINDS[kind](pen, words);
  /** @type {Blob} */
  const blob = await new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/png');
  });
  if (drawn) URL.revokeObjectURL(drawn.address);
  // WeChat keeps a picture that is in the page, and none that is only in its memory.
  const address = inWeChat() ? canvas.toDataURL('image/png') : URL.createObjectURL(blob);
  drawn = { address, blob };
  return address;
}

/** The ways to hand the last picture on. @type {Record<string, (picture: { address: string, blob: Blob }, name: string) => unknown>} */
const WAYS = {
  save({ address }, name) {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
  },
  copy({ blob }) {
    return navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  },
  share({ blob }, name) {
    return navigator.share({ files: [new File([blob], name, { type: 'image/png' })] });
  },
};

/** Hands the last picture on: `done`, `refused`, or nothing where the customer thought better of it. @param {string} order */
async function hand(order) {
  const [, way, name] = order.split(' ');
  if (!drawn) return 'refused';
  try {
    await WAYS[way](drawn, name);
    return 'done';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? '' : 'refused';
  }
}

/**
 * Does what is asked of a picture: `? letters` measures them, `! 750 1640` and lines draw one, and `> way name` hands it
 * on.
 * @param {string} order
 */
export async function poster(order) {
  if (order.startsWith('?')) return measure(order.slice(2));
  return order.startsWith('>') ? hand(order) : draw(order);
}
