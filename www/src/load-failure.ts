// Why the module could not start, in words. The only words of the page that do not come from the module: it is not there.
import type { Language, Problem } from './contract.js'

type Cause = 'policy' | 'missing' | 'unsupported' | 'other'

const WORDS: Record<Cause, Record<Language, string>> = {
  policy: {
    zh: "本页的内容安全策略不允许运行 WebAssembly，测算未能启动。请网站管理员在 script-src 中加入 'wasm-unsafe-eval'；较旧的浏览器内核还须加入 'unsafe-eval'。",
    en: "This page's content security policy does not let WebAssembly run, so the estimate could not start. The site must add 'wasm-unsafe-eval' to script-src, and 'unsafe-eval' for older browsers.",
  },
  missing: {
    zh: '未能取得测算模块，测算未能启动。请检查网络后刷新本页；仍不成功的，请联系网站管理员。',
    en: 'The calculation module could not be fetched, so the estimate could not start. Check the network and reload the page; if that does not help, tell the site.',
  },
  unsupported: {
    zh: '本浏览器不支持 WebAssembly，测算未能启动。请改用较新的浏览器。',
    en: 'This browser does not support WebAssembly, so the estimate could not start. Use a newer browser.',
  },
  other: {
    zh: '测算模块未能启动。请刷新本页；仍不成功的，请将下列信息告知网站管理员。',
    en: 'The calculation module could not start. Reload the page; if that does not help, tell the site what follows.',
  },
}

function causeOf(reason: unknown): Cause {
  if (typeof WebAssembly === 'undefined') return 'unsupported'
  const text = String(reason)
  if (/unsafe-eval|Content Security Policy|disallowed by embedder/i.test(text)) return 'policy'
  return reason instanceof TypeError || /^Error: \d{3} /.test(text) ? 'missing' : 'other'
}

export function failureText(reason: unknown, lang: Language): { sentence: string; detail: string } {
  return { sentence: WORDS[causeOf(reason)][lang], detail: String(reason) }
}

const NOT_LOADED: Record<Language, [string, string]> = {
  zh: ['测算模块尚未载入。', '请稍候再试；仍不成功的，请联系网站管理员。'],
  en: ['The calculation module has not loaded.', 'Try again in a moment; if that does not help, tell the site.'],
}

/** What is wrong with any case as long as nothing can be asked of the module. */
export function notLoaded(lang: Language): Problem {
  const [message, remedy] = NOT_LOADED[lang]
  return { path: '', id: 'not_loaded', message, remedy }
}
