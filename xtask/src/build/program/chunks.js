/** @import { LoadCode } from '../../../../public/embed.d.ts' */

/**
 * Says on the page why a chunk could not be had, and fails.
 * @param {LoadCode} code @param {unknown} error
 * @returns {never}
 */
function lose(code, error) {
    dispatchEvent(new CustomEvent("finplan-lost", { detail: code }));
    throw error;
}
/**
 * Asks for a chunk; the answer comes with the way to ask again.
 * @param {URL} url @param {string} integrity
 */
export function askForChunk(url, integrity) {
    /** @param {RequestInit} wish */
    const get = async (wish) => {
        const response = await fetch(url, wish);
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response;
    };
    const ask = async () => {
        try {
            // A copy on the way that is damaged, or that remembers an error, is passed by once.
            return await get({ integrity }).catch(() => get({ integrity, cache: "reload" }));
        } catch (error) {
            // A file that fails its check looks like one that could not be had: asked for without, it tells them apart.
            const changed = await get({}).then(() => true, () => false);
            return lose(changed ? "integrity" : "network", error);
        }
    };
    return ask().then((response) => ({ response, ask }));
}
/**
 * Some web views refuse to compile a stream, and a server may name another type: the bytes do as well.
 * @param {ReturnType<typeof askForChunk>} asked @param {WebAssembly.Imports} imports
 */
export async function startChunk(asked, imports) {
    const { response, ask } = await asked;
    try {
        return await WebAssembly.instantiateStreaming(response, imports);
    } catch {
        const whole = response.bodyUsed ? await ask() : response;
        const bytes = await whole.arrayBuffer();
        return WebAssembly.instantiate(bytes, imports).catch((error) => {
            return lose(/security policy|unsafe-eval/i.test(error.message) ? "csp_wasm" : "compile", error);
        });
    }
}
