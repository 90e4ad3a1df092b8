import { describe, expect, it } from 'vitest'
import * as rules from './rules.ts'
import { importsOf, type Rule, type Source } from './source.ts'

const tree = (files: Record<string, string>): Source[] => Object.entries(files).map(([path, text]) => ({ path, text }))
const broken = (rule: Rule, files: Record<string, string>): string[] => rule(tree(files)).map(({ path }) => path)

/** For each rule: what breaks it, by file, and what looks like it and does not. */
const cases: [rule: Rule, breaks: Record<string, string>, keeps: Record<string, string>][] = [
  [
    rules.importDirections,
    {
      'lib/queue/a.ts': `import { x } from '#app/x.ts'`,
      'lib/queue/b.ts': `import type { X } from '../../tests/x.ts'`,
      'app/c.tsx': `const x = await import('#seeds/x.ts')`,
      'seeds/d.ts': `export { x } from '#app/x.ts'`,
    },
    {
      'app/a.tsx': `import { x } from '#lib/queue/data.ts'`,
      'tests/b.test.ts': `import { x } from '#app/x.ts'`,
      'lib/runtime/first-run.ts': `import { loadSamplePages } from '#seeds/load-sample-pages.ts'`,
      'lib/queue/c.ts': `// import { x } from '#app/x.ts'`,
    },
  ],
  [
    rules.noCyclesBetweenDomains,
    {
      'lib/queue': '',
      'lib/queue/a.ts': `import { x } from '#lib/labels/b.ts'`,
      'lib/labels/b.ts': `import { y } from '#lib/policies/c.ts'`,
      'lib/policies/c.ts': `import type { Z } from '../queue/a.ts'`,
    },
    {
      'lib/queue/a.ts': `import { x } from '#lib/labels/b.ts'`,
      'lib/policies/c.ts': `import { x } from '#lib/labels/b.ts'\nimport { y } from '#lib/queue/a.ts'`,
      'lib/labels/b.ts': `import { z } from '#lib/db/client.ts'`,
      'lib/db/client.ts': `import { q } from '#lib/queue/a.ts'`,
    },
  ],
  [
    rules.databaseBehindDataAndMutations,
    {
      'lib/queue/order.ts': `import { db } from '#lib/db/client.ts'`,
      'app/page.tsx': `import { db } from '#lib/db/client.ts'`,
      'lib/labels/kinds.ts': `import { Prisma } from '#lib/db/generated/client.ts'`,
      'lib/auth/session.ts': `import pg from 'pg'`,
    },
    {
      'lib/queue/data.ts': `import { db } from '#lib/db/client.ts'`,
      'lib/accounts/sessions/mutations.ts': `import { db } from '#lib/db/client.ts'`,
      'lib/audit/schema.ts': `import type { Tx } from '#lib/db/client.ts'`,
      'lib/jobs/run-worker.ts': `import { pool } from '#lib/db/client.ts'`,
    },
  ],
  [
    rules.readsAndWritesTrustTheirArguments,
    { 'lib/queue/data.ts': `import { currentPerson } from '#lib/auth/person.ts'` },
    { 'lib/queue/data.ts': `import type { Role } from '#lib/auth/ability.ts'` },
  ],
  [
    rules.otherFilesOfDomainsArePure,
    {
      'lib/queue/a.ts': `import { readFile } from 'node:fs/promises'`,
      'lib/queue/b.ts': 'const now = new Date()',
      'lib/queue/c.ts': 'const now = Date.now()',
      'lib/queue/d.ts': 'const id = randomUUID()',
      'lib/queue/e.ts': `const page = await fetch('https://example.org')`,
      'lib/queue/f.ts': `import { env } from '#lib/env.ts'`,
      'lib/queue/g.ts': 'const n = Math.random()',
    },
    {
      'lib/queue/a.ts': 'const then = new Date(now)\n// Date.now() would be wrong here',
      'lib/ingest/fetch-page.ts': `import { lookup } from 'node:dns'`,
      'lib/scoring/embedded-scorer.ts': `import { readFile } from 'node:fs/promises'`,
      'lib/queue/mutations.ts': 'const now = new Date()',
      'lib/http/route.ts': 'const now = new Date()',
      'lib/queue/c.ts': 'const page = cache.fetch(key)',
    },
  ],
  [
    rules.oneFileKnowsTensorFlow,
    {
      'lib/scoring/a.ts': `import * as tf from '@tensorflow/tfjs-core'`,
      'lib/scoring/b.ts': `const tf = await import('@tensorflow/tfjs-node')`,
    },
    { 'lib/scoring/a.ts': `import * as tf from '@tensorflow/tfjs-core'\nimport '@tensorflow/tfjs-backend-cpu'` },
  ],
  [
    rules.oneFileReadsTheEnvironment,
    { 'lib/queue/a.ts': `const x = process.env['X']`, 'app/page.tsx': 'const { X } = process.env' },
    { 'lib/env.ts': 'export const x = process.env', 'lib/queue/a.ts': '/** Not from process.env. */' },
  ],
  [
    rules.webStaysInAuthAndHttp,
    {
      'lib/queue/a.ts': `import { headers } from 'next/headers'`,
      'lib/labels/b.ts': `import { useState } from 'react'`,
    },
    { 'lib/auth/a.ts': `import NextAuth from 'next-auth'`, 'lib/queue/c.ts': `import { next } from './next.ts'` },
  ],
  [
    rules.namesSayWhatAFileDoes,
    { 'lib/queue/utils.ts': '', 'lib/common/a.ts': '', 'lib/queue/index.ts': '', 'lib/queue/viewSql.ts': '' },
    { 'lib/queue/view-sql.ts': '', 'lib/auth/next-auth.d.ts': '', 'app/shell/index.ts': '' },
  ],
  [
    rules.noBarrels,
    {
      'lib/queue/all.ts': `export * from './a.ts'\nexport { b } from './b.ts'\n`,
      'lib/queue/one.ts': `export { default as x } from './x.ts'`,
    },
    { 'lib/queue/kinds.ts': `export { a } from './a.ts'\nexport const b = 1` },
  ],
  [
    rules.noFileIsLong,
    { 'lib/queue/a.ts': 'x\n'.repeat(301), 'app/page.tsx': 'x\n'.repeat(400) },
    { 'lib/queue/a.ts': 'x\n'.repeat(300) },
  ],
]

describe.each(cases)('$name', (rule, breaks, keeps) => {
  it('sees what breaks it, file by file', () => {
    const wanted = Object.keys(breaks)
    const found = broken(rule, breaks)
    if (rule === rules.noCyclesBetweenDomains) expect(found).toEqual(wanted.slice(0, 1))
    else if (rule === rules.oneFileKnowsTensorFlow) expect(found).toEqual(wanted.slice(1))
    else expect(found).toEqual(wanted)
  })

  it('leaves alone what keeps it', () => {
    expect(broken(rule, keeps)).toEqual([])
  })
})

describe('the rules', () => {
  it('are all shown to fail', () => {
    expect(cases.map(([rule]) => rule.name).sort()).toEqual(Object.keys(rules).sort())
  })

  it('read every way to import', () => {
    const text = `import a from 'a'\nimport {\n  b,\n  c,\n} from './b.ts'\nimport 'd'\nexport * from '#lib/e.ts'\nimport type { F } from 'f'\nconst g = () => import('../g.ts')`
    const found = importsOf({ path: 'lib/x/y.ts', text })
    expect(found.map(({ target }) => target)).toEqual(['a', 'lib/x/b.ts', 'd', 'lib/e.ts', 'f', 'lib/g.ts'])
    expect(found.filter(({ typeOnly }) => typeOnly).map(({ target }) => target)).toEqual(['f'])
  })
})
