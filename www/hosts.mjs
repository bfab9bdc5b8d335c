// Makes the host examples: pages as portals have them, each with the element in it. Writes into one folder and nowhere else.
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { target } from './bundle.mjs'
import { single } from './single.mjs'

const here = join(dirname(fileURLToPath(import.meta.url)), 'hosts')

/** `port` is that of the server: the page with the frame names the other page's origin. */
export async function hosts(out, port) {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const script = await single()
  await writeFile(join(out, 'judicial-relief.single.js'), script)
  const fills = { PORT: String(port), INTEGRITY: `sha384-${createHash('sha384').update(script).digest('base64')}` }
  await cp(here, out, { recursive: true, filter: (path) => !path.endsWith('.jsx') })
  for (const page of ['plain/index.html', 'iframe/index.html', 'iframe/frame.html', 'iframe/portal.js']) {
    const text = await readFile(join(here, page), 'utf8')
    await writeFile(join(out, page), text.replace(/\{(PORT|INTEGRITY)\}/g, (_, name) => fills[name]))
  }
  // What a portal's own build does; its frameworks are no part of ours.
  await build({
    entryPoints: { 'vue/main': join(here, 'vue/main.js'), 'react/main': join(here, 'react/main.jsx'), 'strict/portal': join(here, 'strict/portal.js') },
    outdir: out,
    allowOverwrite: true,
    bundle: true,
    minify: true,
    target,
    charset: 'utf8',
    jsx: 'automatic',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    logLevel: 'warning',
  })
}
