// What every bundle of the page has in common: target, plug-ins, where the module's bytes come from. Writes nothing itself.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
export const wasm = join(here, 'pkg', 'judicial_relief_bg.wasm')
/** The browser on the desks of many offices. */
export const target = 'chrome79'

/**
 * What Lit does to the page around it, undone: it asks for a trusted-types policy under its own name (which throws beside
 * another Lit, or where the page's list lacks it) and leaves four globals. A line that is no longer found fails the build:
 * a new version of Lit must be looked at, not trusted.
 */
const LIT = {
  'lit-html.js': [
    ['createPolicy("lit-html",', 'createPolicy("judicial-relief",'],
    [/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ],
  'lit-element.js': [[/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  'reactive-element.js': [
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    [/\w+\.litPropertyMetadata\?\?=new WeakMap/, '0'],
    ['litPropertyMetadata.get(', '(new WeakMap).get('],
  ],
}

const quietLit = {
  name: 'quiet-lit',
  setup({ onLoad }) {
    onLoad({ filter: /(lit-html|lit-element|reactive-element)\.js$/ }, async ({ path }) => {
      const name = path.split(/[\\/]/).pop()
      let contents = await readFile(path, 'utf8')
      for (const [from, to] of LIT[name]) {
        const next = contents.replace(from, to)
        if (next === contents) throw new Error(`${path} no longer contains ${from}`)
        contents = next
      }
      const left = contents.match(/lit\w*Versions|reactiveElementVersions|litPropertyMetadata|createPolicy\("lit-html"/)
      if (left) throw new Error(`${path} still contains ${left[0]}`)
      return { contents }
    })
  },
}

/**
 * d3-dsv turns rows into objects by code that it writes as it goes. Only its rows are used here; taken out, no script on the
 * page can make code from text, and nobody who searches it for that has to be told so.
 */
const rowsOnly = {
  name: 'rows-only',
  setup({ onLoad }) {
    onLoad({ filter: /d3-dsv\.mjs$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8')
      const next = contents.replace(/return new Function\([\s\S]*?;\n}\n/, 'throw new Error("rows only");\n}\n')
      if (next === contents || next.includes('new Function')) throw new Error(`${path} is not as expected`)
      // Its licence asks to stay with it; the file itself only points there.
      const licence = await readFile(join(dirname(path), '..', 'LICENSE'), 'utf8')
      return { contents: `/*! d3-dsv\n${licence}*/\n${next}` }
    })
  },
}

/**
 * fflate works out its tables as soon as it is evaluated, which takes longer than all other scripts of the page together: so it is
 * evaluated when the first file is zipped.
 */
const zipLater = {
  name: 'zip-later',
  setup({ onLoad }) {
    onLoad({ filter: /fflate[\\/]esm[\\/]browser\.js$/ }, async ({ path }) => {
      const stdin = { contents: `export { zipSync } from ${JSON.stringify(path)}`, resolveDir: dirname(path) }
      const { outputFiles } = await build({ stdin, bundle: true, format: 'iife', globalName: 'library', target, write: false })
      return {
        contents: `
          let known
          const evaluated = () => { ${outputFiles[0].text} return library }
          export const zipSync = (...given) => (known ??= evaluated()).zipSync(...given)`,
      }
    })
  },
}

/** A style sheet as text, after the bundler's own pass: a template literal would never be lowered to the target. */
const cssText = {
  name: 'css-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, target, write: false })
      return { contents: outputFiles[0].text, loader: 'text', watchFiles: [path] }
    })
  },
}

/** Of a published case the page needs what was asked, not what the tests expect. */
const inputOnly = {
  name: 'input-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]tests[\\/]cases[\\/][^\\/]+\.json$/ }, async ({ path }) => {
      const { input } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ input }), loader: 'json' }
    })
  },
}

/** The glue would fetch the module itself where it is given none; here it always is, and one address in a package is enough. */
const givenBytes = {
  name: 'given-bytes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]pkg[\\/]judicial_relief\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text.replace("module_or_path = new URL('judicial_relief_bg.wasm', import.meta.url);", "throw new TypeError('no module');")
      if (contents === text) throw new Error(`${path} no longer fetches the module in the way that is taken out here`)
      return { contents, watchFiles: [path] }
    })
  },
}

/** Takes the module's bytes from another place than the file beside the script. */
export function bytesFrom(path) {
  return {
    name: 'bytes-from',
    setup({ onResolve }) {
      onResolve({ filter: /\/module-bytes\.js$/ }, () => ({ path }))
    },
  }
}

/** Options of a bundle of the element or of the engine. */
export function bundle(options) {
  const { plugins = [], ...rest } = options
  return {
    bundle: true,
    format: 'esm',
    minify: true,
    target,
    charset: 'utf8',
    legalComments: 'linked',
    logLevel: 'warning',
    ...rest,
    plugins: [quietLit, rowsOnly, zipLater, cssText, inputOnly, givenBytes, ...plugins],
  }
}
