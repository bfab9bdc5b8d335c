// Makes what is handed out, in /dist: the npm package, the one classic script, and their sizes and hashes. Reads www/, tests/cases
// (the samples), node_modules and the licences of the crates; the same commit gives the same bytes wherever it is built.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { bundle, bytesFrom, wasm } from './bundle.mjs'
import { single } from './single.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const dist = join(root, 'dist')
const npm = join(dist, 'npm')
const source = (name) => join(here, 'src', name)
const bin = (name) => join(root, 'node_modules', '.bin', name)
const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

await rm(dist, { recursive: true, force: true })
await mkdir(npm, { recursive: true })

// ---- the package ----

const web = await build(
  bundle({
    entryPoints: { index: source('api.ts'), element: source('element.ts') },
    outdir: npm,
    splitting: true,
    // Beside the entries, so that the module's address is the same from each of them.
    chunkNames: 'shared-[hash]',
    legalComments: 'none',
    metafile: true,
  }),
)
await build(
  bundle({
    entryPoints: { 'index.node': source('api.ts') },
    outdir: npm,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    plugins: [bytesFrom(join(here, 'bytes', 'node.mjs'))],
  }),
)
// A server that renders pages can import the element; it is drawn in the browser.
await writeFile(join(npm, 'element.node.js'), 'export const JudicialReliefElement = undefined\n')
await copyFile(wasm, join(npm, 'judicial_relief_bg.wasm'))

// Bundlers that copy the module look for exactly this expression.
const address = /new URL\((["'])judicial_relief_bg\.wasm\1,\s*import\.meta\.url\)/g
let found = 0
for (const file of Object.keys(web.metafile.outputs)) found += ((await readFile(resolve(file), 'utf8')).match(address) ?? []).length
if (found !== 1) throw new Error(`the address of the module stands ${found} times in the package, not once`)

// ---- its types: only those that the entries speak of, so that nobody needs Lit's ----

const types = join(npm, 'types')
execFileSync(bin('tsc'), [
  '-p', here, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', types, '--rootDir', here,
])
await mkdir(join(types, 'pkg'), { recursive: true })
await copyFile(join(here, 'pkg', 'judicial_relief.d.ts'), join(types, 'pkg', 'judicial_relief.d.ts'))
const reached = new Set()
async function reach(file) {
  if (reached.has(file)) return
  reached.add(file)
  for (const [, from] of (await readFile(file, 'utf8')).matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)) {
    if (!from.startsWith('.')) throw new Error(`${relative(types, file)} needs the types of ${from}`)
    await reach(join(dirname(file), from.replace(/\.js$/, '.d.ts')))
  }
}
for (const entry of ['api', 'element']) await reach(join(types, 'src', `${entry}.d.ts`))
for (const file of await files(types)) if (!reached.has(file)) await rm(file)

// ---- what tools read about the element ----

execFileSync(bin('cem'), ['analyze', '--quiet', '--litelement', '--globs', 'www/src/judicial-relief-element.ts', '--outdir', relative(root, npm)], {
  cwd: root,
})
const manifestFile = join(npm, 'custom-elements.json')
const manifest = JSON.parse(await readFile(manifestFile, 'utf8'))
const element = manifest.modules[0].declarations.find(({ tagName }) => tagName === 'judicial-relief')
if (!element) throw new Error('the manifest does not describe the element')
// Pages see the package, not our sources, and of the class what they may rely on.
const contract = await readFile(source('element-contract.ts'), 'utf8')
const listed = (name) => new RegExp(`^  (?:[gs]et )?${name}[(:]`, 'm').test(contract)
element.members = element.members
  .filter(({ name, privacy, static: fixed }) => !fixed && privacy !== 'private' && privacy !== 'protected' && listed(name))
  .map(({ default: _, ...member }) => member)
element.attributes = element.attributes.filter(({ fieldName }) => listed(fieldName))
element.events = element.events.filter(({ name }) => name?.startsWith('relief-'))
// Lit is inside the package; nobody finds its manifest from here.
element.superclass = { name: 'HTMLElement' }
if (element.attributes.length !== 5 || element.events.length !== 2) throw new Error('the manifest lists other attributes or events than the contract')
await writeFile(
  manifestFile,
  json({
    schemaVersion: manifest.schemaVersion,
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'element.js',
        declarations: [element],
        exports: [
          { kind: 'js', name: element.name, declaration: { name: element.name, module: 'element.js' } },
          { kind: 'custom-element-definition', name: 'judicial-relief', declaration: { name: element.name, module: 'element.js' } },
        ],
      },
    ],
  }),
)

// ---- licences, README, package.json ----

for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) await copyFile(join(root, name), join(npm, name))
await copyFile(join(here, 'package-readme.md'), join(npm, 'README.md'))
const licences = await thirdParty(Object.keys(web.metafile.inputs))
await writeFile(join(npm, 'THIRD-PARTY-LICENSES.txt'), licences)

const shared = Object.keys(web.metafile.outputs).map((file) => relative(npm, resolve(file)))
await writeFile(
  join(npm, 'package.json'),
  json({
    name: 'judicial-relief',
    version,
    description: 'Exact, cited calculator of China’s state judicial assistance (国家司法救助): engine and custom element, no network',
    keywords: ['国家司法救助', '司法救助', 'judicial assistance', 'custom element', 'webassembly', 'law as code'],
    license,
    type: 'module',
    main: './index.js',
    module: './index.js',
    types: './types/src/api.d.ts',
    exports: {
      '.': {
        types: './types/src/api.d.ts',
        node: './index.node.js',
        default: './index.js',
      },
      './element': {
        types: './types/src/element.d.ts',
        node: './element.node.js',
        default: './element.js',
      },
      './element.js': {
        types: './types/src/element.d.ts',
        node: './element.node.js',
        default: './element.js',
      },
      './judicial_relief_bg.wasm': './judicial_relief_bg.wasm',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    customElements: 'custom-elements.json',
    // The element registers itself; so may the chunk that both entries share.
    sideEffects: ['./element.js', ...shared.filter((name) => name.startsWith('shared-')).map((name) => `./${name}`)].sort(),
    files: [...shared, 'index.node.js', 'element.node.js', 'judicial_relief_bg.wasm', 'types', 'custom-elements.json', 'LICENSE-*', 'THIRD-PARTY-LICENSES.txt'].sort(),
    engines: { node: '>=20' },
  }),
)

// ---- the one script ----

await writeFile(join(dist, 'judicial-relief.single.js'), await single())
await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences)

// ---- sizes and hashes ----

const integrity = {}
for (const file of await files(dist)) {
  const bytes = await readFile(file)
  integrity[relative(dist, file).replace(/\\/g, '/')] = {
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  }
}
await writeFile(join(dist, 'integrity.json'), json(integrity))

const column = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`.padStart(11)
console.log(`${'dist/'.padEnd(44)}        raw     gzip -9   brotli 11`)
for (const [name, { raw, gzip, brotli }] of Object.entries(integrity)) {
  if (!name.endsWith('.d.ts')) console.log(`${name.padEnd(44)}${column(raw)} ${column(gzip)} ${column(brotli)}`)
}

// ---- helpers ----

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** All files below a folder, in an order that no file system decides. */
async function files(folder) {
  const all = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) all.push(...(await files(path)))
    else all.push(path)
  }
  return all.sort((a, b) => (a < b ? -1 : 1))
}

/** The licences of what is inside: npm packages that the bundler took something from, crates that the module is linked with. */
async function thirdParty(inputs) {
  const packages = new Set()
  for (const input of inputs) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input.replace(/\\/g, '/'))?.[1]
    if (name) packages.add(name)
  }
  const parts = []
  for (const name of packages) {
    const folder = join(root, 'node_modules', name)
    const { version: of, license: under } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    parts.push({ title: `${name} ${of} (${under})`, text: await licenceIn(folder, name) })
  }
  const { packages: crates, resolve: graph } = JSON.parse(
    execFileSync('cargo', ['metadata', '--locked', '--offline', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    }),
  )
  const crate = new Map(crates.map((one) => [one.id, one]))
  const nodes = new Map(graph.nodes.map((one) => [one.id, one]))
  const linked = new Set()
  const walk = (id) => {
    // What runs in the compiler leaves nothing in the module.
    if (linked.has(id) || crate.get(id).targets.some(({ kind }) => kind.includes('proc-macro'))) return
    linked.add(id)
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) walk(pkg)
  }
  walk(graph.root)
  linked.delete(graph.root)
  for (const id of linked) {
    const { name, version: of, license: under, authors, manifest_path: manifestPath } = crate.get(id)
    const text = await licenceIn(dirname(manifestPath), name, under === 'MIT' ? authors : [])
    parts.push({ title: `${name} ${of} (${under})`, text })
  }
  parts.sort((a, b) => (a.title < b.title ? -1 : 1))
  const rule = '='.repeat(78)
  return [
    'judicial-relief contains the following, each under its own licence. Where one gives a choice, it is used under the MIT licence.\n',
    ...parts.map(({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text.trim()}\n`),
  ].join('\n')
}

/** A crate that names MIT and its authors in its manifest alone gets the text of that licence, which is the same for all. */
async function licenceIn(folder, name, authors = []) {
  const names = (await readdir(folder)).filter((one) => /^(licen[cs]e|copying|unlicense)/i.test(one)).sort()
  const chosen = names.find((one) => /mit/i.test(one)) ?? names[0]
  if (!chosen && authors.length) {
    return (await readFile(join(root, 'LICENSE-MIT'), 'utf8')).replace(/^Copyright .*$/m, `Copyright (c) ${authors.join(', ')}`)
  }
  if (!chosen) throw new Error(`${name} has no licence file`)
  return (await readFile(join(folder, chosen), 'utf8')).replace(/\r\n/g, '\n')
}
