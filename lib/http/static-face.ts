import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Face } from '#lib/http/face.ts'
import { forgetBody } from '#lib/http/face-request.ts'

type Encoding = 'br' | 'gzip' | 'identity'

const types: Record<string, string> = { js: 'application/javascript; charset=UTF-8', css: 'text/css; charset=UTF-8' }

const pack: Record<Encoding, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
  identity: async (content) => content,
}

/**
 * The scripts and styles that the build made, packed as tightly as the browser takes them: once each, then from memory.
 * The names of the files change with what is in them, so that browsers keep them for good. `folder` holds what is
 * asked for as /_next/static.
 */
export function staticFace(folder: string): Face {
  const packed = new Map<string, Promise<Buffer | null>>()
  const find = (name: string, encoding: Encoding): Promise<Buffer | null> => {
    const key = `${encoding} ${name}`
    const known = packed.get(key) ?? packFile(join(folder, name), encoding)
    packed.set(key, known)
    // What is not there is not remembered: anyone may ask for any number of names.
    known.then((content) => content ?? packed.delete(key)).catch(() => packed.delete(key))
    return known
  }
  return {
    matches: (path) => nameOf(path) !== null,
    handle: async (request, response) => {
      forgetBody(request)
      const name = nameOf(request.url?.split('?', 1)[0] ?? '') ?? ''
      const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''))
      const content = await find(name, encoding)
      if (!content) return void response.writeHead(404).end()
      if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
      response.writeHead(200, {
        'content-type': types[name.slice(name.lastIndexOf('.') + 1)],
        'content-length': content.byteLength,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      })
      response.end(request.method === 'HEAD' ? undefined : content)
    },
  }
}

/** The file that a path names; null for what is not a script or a style of the build. */
function nameOf(path: string): string | null {
  const name = /^\/_next\/static\/((?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*\.(?:js|css))$/.exec(path)?.[1]
  return name ?? null
}

function chooseEncoding(accepted: string): Encoding {
  const names = accepted.split(',').map((part) => part.trim())
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity'
}

async function packFile(file: string, encoding: Encoding): Promise<Buffer | null> {
  try {
    return await pack[encoding](await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code)))
      return null
    throw error
  }
}
