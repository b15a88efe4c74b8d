/** Asks for a part; the answer comes with the way to ask again. */
async function askForPart(url, integrity) {
    const ask = async () => {
        const response = await fetch(url, { integrity });
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response;
    };
    return { response: await ask(), ask };
}
/** Some web views refuse to compile a stream, and a server may name another type: the bytes do as well. */
async function startPart(asked, imports) {
    const { response, ask } = await asked;
    try {
        return await WebAssembly.instantiateStreaming(response, imports);
    } catch {
        const whole = response.bodyUsed ? await ask() : response;
        return WebAssembly.instantiate(await whole.arrayBuffer(), imports);
    }
}
