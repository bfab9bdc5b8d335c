// The bytes of the wasm module from the file beside this script. The packages replace this file by other sources of them.

export async function moduleBytes(): Promise<ArrayBuffer> {
  const address = new URL('judicial_relief_bg.wasm', import.meta.url)
  const response = await fetch(address.href)
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`)
  // Bytes rather than the response: streaming wants an exact MIME type, which intranet servers rarely send.
  return response.arrayBuffer()
}
