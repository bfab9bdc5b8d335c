// The wasm module from the file beside this script. The packages replace this file by other sources of it.

export async function moduleBytes(): Promise<Response | ArrayBuffer> {
  const address = new URL('judicial_relief_bg.wasm', import.meta.url)
  const response = await fetch(address.href)
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`)
  // Under its exact type a module is compiled while it arrives, and browsers keep what they compiled; intranet servers rarely send it.
  return response.headers.get('content-type') === 'application/wasm' ? response : response.arrayBuffer()
}
