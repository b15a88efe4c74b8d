// What a statement needs of the browser: time to read it, a hash of it, and a picture of it.

/** So much of an element has to be in view before its time counts, in pixels. */
const ENOUGH = 160;
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

/**
 * Counts the seconds for which an element is in view of a page that is shown, down to 0.
 * @param {Element} element @param {number} seconds @param {(seconds: number) => void} left
 */
export function read(element, seconds, left) {
  let seen = false;
  const watch = new IntersectionObserver((entries) => {
    const { boundingClientRect: whole, intersectionRect: part } = entries[entries.length - 1];
    seen = part.height > 0 && part.height >= Math.min(whole.height, ENOUGH);
  }, { threshold: STEPS });
  watch.observe(element);
  const timer = setInterval(() => {
    if (element.isConnected && seen && !document.hidden) left((seconds -= 1));
    if (seconds > 0 && element.isConnected) return;
    clearInterval(timer);
    watch.disconnect();
  }, 1000);
}

/**
 * The SHA-256 of a text in hexadecimal digits; rejected where the page is not on a secure address.
 * @param {string} text
 */
export async function digest(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const WIDTH = 720;
const EDGE = 36;
const FONT = '-apple-system, "PingFang SC", "PingFang TC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const INK = '#14202e';
const QUIET = '#55606e';
const LINE = '#d9dee5';

/** A pen of one's own. @param {HTMLCanvasElement} canvas */
function penOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
}

/**
 * A text in lines that fit: broken between Chinese characters and after spaces.
 * @param {CanvasRenderingContext2D} pen @param {string} text @param {number} room
 */
function wrapped(pen, text, room) {
  const lines = [''];
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []) {
    const last = lines.length - 1;
    if (lines[last] && pen.measureText(lines[last] + word.trimEnd()).width > room) lines.push(word.trimStart());
    else lines[last] += word;
  }
  return lines;
}

/** An SVG of lines: `# heading`, `* row`, `- label<TAB>value`, and sentences. @param {string} lines */
function drawn(lines) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const pen = penOf(document.createElement('canvas'));
  let y = EDGE;
  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const shape = (name, attributes, text) => {
    const node = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    if (text) node.textContent = text;
    svg.append(node);
  };
  /** @param {string} text @param {{ size?: number, weight?: number, fill?: string, right?: boolean, room?: number }} [look] */
  const write = (text, { size = 22, weight = 400, fill = INK, right = false, room = WIDTH - 2 * EDGE } = {}) => {
    pen.font = `${weight} ${size}px ${FONT}`;
    for (const line of wrapped(pen, text, room)) {
      y += size * 1.5;
      const x = right ? WIDTH - EDGE : EDGE;
      shape('text', { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': right ? 'end' : 'start' }, line.trimEnd());
    }
  };
  for (const line of lines.split('\n')) {
    const text = line.slice(2);
    if (line.startsWith('# ')) {
      y += 18;
      write(text, { size: 28, weight: 600 });
    } else if (line.startsWith('* ')) {
      y += 20;
      shape('path', { d: `M${EDGE} ${y}H${WIDTH - EDGE}`, stroke: LINE, 'stroke-width': 2 });
      write(text, { weight: 600 });
    } else if (line.startsWith('- ')) {
      const [label, value] = text.split('\t');
      const top = y;
      write(label, { fill: QUIET, room: 190 });
      const bottom = y;
      y = top;
      write(value, { right: true, room: WIDTH - 2 * EDGE - 210 });
      y = Math.max(y, bottom);
    } else {
      y += 10;
      write(line);
    }
  }
  const height = Math.ceil(y + EDGE);
  for (const [key, value] of Object.entries({ width: WIDTH, height, 'font-family': FONT })) svg.setAttribute(key, String(value));
  return { svg: new XMLSerializer().serializeToString(svg), height };
}

/**
 * The picture of a statement as the address of a PNG, for mini-programs, where nothing can be printed.
 * @param {string} lines
 */
export async function picture(lines) {
  const { svg, height } = drawn(lines);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = height;
  const pen = penOf(canvas);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, height);
  pen.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png');
}
