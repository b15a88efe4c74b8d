// The only listener for messages on the page: it knows a frame by its window and its origin, nothing else.

/** @import { LoadCode } from '../embed.d.ts' */
/** @import { Said } from './messages.js' */
/** @import { Widget } from './widget.js' */

/** @type {Set<Widget>} */
export const widgets = new Set();

/** What a frame says may be anything. @param {unknown} code */
function known(code) {
  return typeof code === 'string' && /^[a-z_]{1,20}$/.test(code) ? /** @type {LoadCode} */ (code) : 'engine';
}

/** @param {MessageEvent} event */
export function hear(event) {
  if (!event.isTrusted || !event.source) return;
  for (const widget of widgets) {
    if (widget.box.frame.contentWindow !== event.source || !widget.expects(event.origin)) continue;
    /** @type {Said} */
    const message = event.data;
    if (!message || message.finplan !== 1) return;
    if (message.kind === 'hello') widget.connect(event.origin);
    // Without its own scripts a frame has no channel to say so.
    if (message.kind === 'failed' && widget.state !== 'ready') widget.fail(known(message.code));
    return;
  }
}
