// Bundles the element, the demo portal, the page that checks receipts and the host examples into www/dist; with --serve also serves it
// locally and follows changes.
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'
import { bundle, target, wasm } from './bundle.mjs'
import { hosts } from './hosts.mjs'
import { serve } from './serve.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, 'dist')

const beside = {
  name: 'beside',
  setup({ onEnd }) {
    onEnd(async ({ errors }) => {
      if (errors.length) return
      await copyFile(wasm, join(dist, 'judicial_relief_bg.wasm'))
      for (const file of ['index.html', 'emblem.svg']) await copyFile(join(here, 'demo', file), join(dist, file))
      await copyFile(join(here, 'verify', 'verify.html'), join(dist, 'verify.html'))
    })
  },
}

const element = bundle({
  entryPoints: { 'judicial-relief': join(here, 'src', 'define.ts'), verify: join(here, 'verify', 'verify.ts') },
  outdir: dist,
  plugins: [beside],
})

const portal = {
  entryPoints: { portal: join(here, 'demo', 'portal.css'), 'verify-page': join(here, 'verify', 'verify-page.css') },
  outdir: dist,
  bundle: true,
  minify: true,
  target,
  logLevel: 'warning',
}

await rm(dist, { recursive: true, force: true })
await mkdir(dist, { recursive: true })

if (process.argv.includes('--serve')) {
  const contexts = await Promise.all([context(element), context(portal)])
  await Promise.all(contexts.map((one) => one.rebuild()))
  await Promise.all(contexts.map((one) => one.watch()))
  const port = await serve(dist)
  await hosts(join(dist, 'hosts'), port)
  console.log(`http://127.0.0.1:${port}/`)
} else {
  await Promise.all([build(element), build(portal)])
  await hosts(join(dist, 'hosts'), 8000)
}
