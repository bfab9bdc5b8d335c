// Reads what is shipped and names whatever Chromium 79 does not have: bundlers lower syntax, but neither methods nor selectors.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundle, bytesFrom } from '../../www/bundle.mjs'

const root = join(import.meta.dirname, '../..')

/** With the version that brought it. Written with what stands before it in a call, so that words in sentences do not match. */
const MISSING = [
  [/\.replaceAll\(/, 85],
  [/\.at\(/, 92],
  [/\bstructuredClone\(/, 98],
  [/\bObject\.hasOwn\(/, 93],
  [/\.replaceChildren\(/, 86],
  [/\bWeakRef\b/, 84],
  [/\bFinalizationRegistry\b/, 84],
  [/\b(?:De)?[Cc]ompressionStream\b/, 80],
  [/\.findLast(?:Index)?\(/, 97],
  [/\.to(?:Sorted|Reversed|Spliced)\(/, 110],
  [/\bObject\.groupBy\(|\bMap\.groupBy\(/, 117],
  [/\bArray\.fromAsync\(/, 121],
  [/\bPromise\.(?:any|try|withResolvers)\(/, 85],
  [/\bAggregateError\b/, 85],
  [/\.randomUUID\(/, 92],
  [/\bcrypto\.subtle\b/, 'secure pages only'],
  [/\bAbortSignal\.(?:timeout|any|abort)\(/, 93],
  [/\bIntl\.(?:DisplayNames|Segmenter)\b/, 81],
  [/\.(?:isWellFormed|toWellFormed)\(/, 111],
  [/\.(?:getAnimations|checkVisibility|showPicker|togglePopover|showPopover|requestIdleCallback)\(/, 84],
  [/\.inert\b/, 102],
  [/\.aria[A-Z]\w+\s*=[^=]/, 81],
  [/\.(?:union|intersection|difference|isSubsetOf)\(/, 122],
  [/\badoptedStyleSheets\.(?:push|splice)\(/, 99],
  [/\bnavigator\.clipboard\.write\(/, 'secure pages only'],
  [/\bhasIndices\b|\/[a-z]*[dv][a-z]*\.(?:exec|test)\(/, 90],
]

/** What is merely left out there, such as accent-color, is no fault. */
const MISSING_CSS = [
  [/:(?:is|where|has|focus-visible|user-invalid|modal|popover-open|state)\b/, 'selector'],
  [/:not\([^()]*,/, 'selector'],
  [/::(?:marker|file-selector-button|backdrop\b.*dialog)/, 'selector'],
  [/(?:^|[;{])(?:inset|aspect-ratio|margin-(?:inline|block)|padding-(?:inline|block)|translate|rotate|scale|content-visibility|scrollbar-gutter|text-wrap|color-scheme|overflow-clip-margin)\s*:/, 'property'],
  [/(?:^|[;{])overflow(?:-[xy])?:clip/, 'value'],
  [/\d(?:rem|dvh|svh|lvh|cqw|cqi)\b/, 'unit'],
  [/color-mix\(|oklch\(|lab\(|light-dark\(/, 'value'],
  [/@(?:layer|container|property|scope|starting-style)\b/, 'rule'],
]

const faults = []
let looked = 0

function look(what, text, list) {
  looked += 1
  for (const [pattern, since] of list) {
    const found = pattern.exec(text)
    if (found) faults.push(`${what}: ${JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 40))} (${since})`)
  }
}

for (const entry of ['define', 'api', 'element']) {
  const { outputFiles } = await build(
    bundle({
      entryPoints: [join(root, 'www/src', `${entry}.ts`)],
      write: false,
      legalComments: 'none',
      format: 'iife',
      plugins: [bytesFrom(join(root, 'www/bytes/single.mjs'))],
    }),
  )
  look(entry, outputFiles[0].text, MISSING)
}

const { outputFiles } = await build({ entryPoints: [join(root, 'www/src/judicial-relief.css')], bundle: true, minify: true, target: 'chrome79', write: false })
const css = outputFiles[0].text
look('css', css, MISSING_CSS)
// Grid knows `gap` there, flex does not; and the bundle holds the same sheet as a text.
for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
  if (/(?:^|;)(?:row-|column-)?gap:/.test(body) && !/display:(?:inline-)?grid/.test(body)) faults.push(`css: gap without grid in ${selector}`)
}

// The list itself is looked at, too: it must find what it is for.
const sample = '"a".replaceAll("a","b"),[1].at(0),structuredClone({}),Object.hasOwn({},"a"),e.replaceChildren(),new WeakRef(e)'
for (const [pattern] of MISSING.slice(0, 6)) if (!pattern.test(sample)) faults.push(`${pattern} finds nothing`)
for (const name of ['pkg/judicial_relief.js']) look(name, readFileSync(join(root, 'www', name), 'utf8').replace(/^\s*\*.*$|\/\/.*$/gm, ''), MISSING)

for (const fault of faults) console.error(`Chromium 79 does not have it: ${fault}`)
if (faults.length) process.exitCode = 1
else console.log(`  ${looked} passed`)
