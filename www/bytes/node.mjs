// The bytes of the wasm module in Node: read from the file beside the script. Put in place of src/module-bytes.ts by dist.mjs.
import { readFile } from 'node:fs/promises'

export function moduleBytes() {
  return readFile(new URL('judicial_relief_bg.wasm', import.meta.url))
}
