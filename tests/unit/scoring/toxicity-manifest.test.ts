import { describe, expect, it } from 'vitest'
import {
  findFileFault,
  gitBlobSha1,
  TOXICITY_MANIFEST,
  toxicityManifestSchema,
} from '#lib/scoring/toxicity-manifest.ts'

const bytes = new TextEncoder().encode('hello\n')
const pinned = {
  bytes: 6,
  gitBlobSha1: 'ce013625030ba8dba906f756967f9e9ca394464a',
  sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
}

describe('the pinned manifest', () => {
  it('names the graph, the vocabulary and seven weight files', () => {
    const paths = Object.keys(TOXICITY_MANIFEST.files)
    expect(paths.filter((path) => /^toxicity\/group1-shard[1-7]of7$/.test(path))).toHaveLength(7)
    expect(paths).toHaveLength(9)
  })

  it('holds the 29,251,828 bytes of weights that the graph asks for', () => {
    const shards = Object.entries(TOXICITY_MANIFEST.files).filter(([path]) => path.includes('shard'))
    expect(shards.reduce((sum, [, file]) => sum + file.bytes, 0)).toBe(29_251_828)
  })
})

describe('toxicityManifestSchema', () => {
  it.each([['../x'], ['/etc/x'], ['a/../b'], ['a//b'], ['..'], ['a\\b'], ['']])('refuses the path %j', (path) => {
    const manifest = { origin: 'https://example.org/', licence: '', files: { [path]: pinned } }
    expect(toxicityManifestSchema.safeParse(manifest).success).toBe(false)
  })
})

describe('gitBlobSha1', () => {
  it('names bytes as git does', () => {
    expect(gitBlobSha1(bytes)).toBe(pinned.gitBlobSha1)
  })
})

describe('findFileFault', () => {
  it.each([
    ['nothing in the right bytes', pinned, null],
    ['another size', { ...pinned, bytes: 7 }, 'has 6 bytes, expected 7'],
    ['another git digest', { ...pinned, gitBlobSha1: '0'.repeat(40) }, 'does not match its pinned digest'],
    ['another sha256', { ...pinned, sha256: '0'.repeat(64) }, 'does not match its pinned sha256'],
    ['nothing where no sha256 is pinned', { ...pinned, sha256: undefined }, null],
  ])('finds %s', (_, expected, fault) => {
    expect(findFileFault(bytes, expected)).toBe(fault)
  })
})
