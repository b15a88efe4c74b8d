// The picture of a statement, for mini-programs, where nothing can be printed.

const WIDTH = 720;
const EDGE = 36;
/** The device's own letters, those of the screens. */
export const FONT = '-apple-system, "PingFang SC", "PingFang TC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const INK = '#14202e';
const QUIET = '#55606e';
const LINE = '#d9dee5';

/** A pen of one's own. @param {HTMLCanvasElement} canvas */
export function penOf(canvas) {
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
 * The picture of a statement as the address of a PNG.
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
