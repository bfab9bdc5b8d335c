// Serves one folder locally, as plain servers on an intranet do: no character set, no compression, nothing remembered.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' }

/** Listens on a free port of this machine alone; gives the port. */
export function serve(folder) {
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://127.0.0.1')
      // Browsers ask for it unasked.
      if (pathname === '/favicon.ico') return void response.writeHead(204).end()
      // A path that climbs ends at the folder's own root.
      let file = join(folder, normalize(join('/', decodeURIComponent(pathname))))
      if (pathname.endsWith('/')) file = join(file, 'index.html')
      else if ((await stat(file)).isDirectory()) return void response.writeHead(301, { location: `${pathname}/` }).end()
      const { size } = await stat(file)
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': size, 'cache-control': 'no-store' })
      createReadStream(file).pipe(response)
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
    }
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))
}
