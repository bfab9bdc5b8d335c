// A ZIP file of a few texts, stored as they are: a Word file is one. The same texts give the same bytes. Pure.
// Written after APPNOTE.TXT 6.3: 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end.

/** Names in ASCII, each once; all together far below the 4 GB from which on a ZIP file is laid out otherwise. */
export function zip(parts: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const utf8 = new TextEncoder()
  const files: number[][] = []
  const contents: Uint8Array[] = []
  const directory: number[] = []
  let at = 0
  for (const [name, text] of parts) {
    const title = [...utf8.encode(name)]
    const content = utf8.encode(text)
    // Version 2.0, no flags, stored; the first minute of 1980, since these files know no time zone.
    const about = [...two(20, 0, 0, 0, 0x21), ...four(checksum(content), content.length, content.length), ...two(title.length, 0)]
    files.push([...four(0x04034b50), ...about, ...title])
    contents.push(content)
    directory.push(...four(0x02014b50), ...two(20), ...about, ...two(0, 0, 0), ...four(0, at), ...title)
    at += 30 + title.length + content.length
  }
  const end = [...four(0x06054b50), ...two(0, 0, parts.length, parts.length), ...four(directory.length, at), ...two(0)]

  const bytes = new Uint8Array(at + directory.length + end.length)
  let to = 0
  for (const one of [...files.flatMap((header, index) => [header, contents[index]!]), directory, end]) {
    bytes.set(one, to)
    to += one.length
  }
  return bytes
}

function two(...numbers: number[]): number[] {
  return numbers.flatMap((one) => [one & 255, one >>> 8])
}

function four(...numbers: number[]): number[] {
  return numbers.flatMap((one) => two(one & 0xffff, one >>> 16))
}

/** CRC-32 (4.4.7); a table would cost more to make than it saves here. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
