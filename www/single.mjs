// Makes the one classic script: the element with the module inside, for pages that load nothing else. Writes nothing itself.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundle, bytesFrom, wasm } from './bundle.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const PLACE = 'JUDICIAL_RELIEF_BYTES'

/** The script's bytes. */
export async function single() {
  const { outputFiles } = await build(
    bundle({
      entryPoints: [join(here, 'src', 'define.ts')],
      format: 'iife',
      legalComments: 'none',
      write: false,
      plugins: [bytesFrom(join(here, 'bytes', 'single.mjs'))],
    }),
  )
  const parts = outputFiles[0].text.split(PLACE)
  if (parts.length !== 2) throw new Error(`the place of the module's bytes stands ${parts.length - 1} times in the script, not once`)
  // Without the mark a page in GBK would read the script as GBK, and the module's bytes with it.
  return Buffer.from(`\uFEFF${parts[0]}${literal(await readFile(wasm))}${parts[1]}`, 'utf8')
}

/** Bytes as a string literal, one character for each: half the growth of base64 once it is compressed. */
function literal(bytes) {
  const text = bytes.toString('latin1').replace(/[\0\n\r"\\]/g, (char, at, all) => {
    if (char === '\n') return '\\n'
    if (char === '\r') return '\\r'
    if (char !== '\0') return `\\${char}`
    // Before a digit `\0` would be an octal escape.
    return /[0-9]/.test(all[at + 1] ?? '') ? '\\x00' : '\\0'
  })
  return `"${text}"`
}
