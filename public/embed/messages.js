// What the loader and the page in its frame say to each other: types alone, to which the compiler holds both sides.
//
// The frame says `hello` or `failed` to the page around it; the answer to a hello is `port`, with one end of a channel.
// Everything else goes through the channel. Whatever comes in from the other side is `Said`: of its shape nothing is
// known until it was looked at.

/** @import { Common, Events, LoadCode } from '../embed.d.ts' */

/** @typedef {Record<string, unknown>} Said */

/**
 * What an event says besides what all of them have.
 * @template {keyof Events} Name
 * @typedef {Omit<Events[Name], keyof Common>} Told
 */

/**
 * What the frame says outside of the channel.
 * @typedef {{ finplan: 1, kind: 'hello' } | { finplan: 1, kind: 'failed', code: LoadCode }} Greeting
 */

/**
 * What the widget starts from.
 * @typedef {object} Start
 * @property {string} lang
 * @property {string | object} theme
 * @property {string | object} bank the document, or its address
 * @property {string} link the fragment of a link
 * @property {boolean} alone
 * @property {string} attempts
 * @property {string} region
 * @property {string} channel
 * @property {string} utm the query that the visit came with
 * @property {string} page where a link that a customer copies leads; empty where no page opens it
 */

/**
 * What the page in the frame has to start from: where nobody hands it over, what its own address says.
 * @typedef {Pick<Start, 'link' | 'utm'> & Partial<Start>} Wishes
 */

/**
 * @typedef {object} Port
 * @property {1} finplan
 * @property {'port'} kind
 * @property {Start} start
 */

/**
 * What a page may ask for; `src/embed/command.rs` reads it.
 * @typedef {'locale.set' | 'theme.set' | 'view.open' | 'attempts.set' | 'region.set' | 'channel.set' | 'record.replay'} Command
 */

/**
 * From the loader to the frame.
 * @typedef {{ kind: 'command', id: number, name: Command, value: unknown }
 *   | { kind: 'view', top: number, bottom: number }
 *   | { kind: 'scroll', on: boolean }} ToFrame
 */

/**
 * From the frame to the loader.
 * @typedef {{ kind: 'height', data: number }
 *   | { kind: 'event', name: string, data: object, hosts?: string[], url?: string }
 *   | { kind: 'answer', id: number | string, ok: boolean, code: string }} ToPage
 */

export {};
