// The bytes of the wasm module inside the one classic script. Put in place of src/module-bytes.ts by dist.mjs.
/* global JUDICIAL_RELIEF_BYTES */

export async function moduleBytes() {
  // One character for each byte; put in after minifying, because bundlers escape more than has to be escaped.
  const text = JUDICIAL_RELIEF_BYTES
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes.buffer
}
