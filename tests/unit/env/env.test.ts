import { readFileSync } from 'node:fs'
import { parseEnv as parseEnvFile } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '#lib/env.ts'

const problems = (source: Record<string, string>): string[] => {
  const parsed = parseEnv(source)
  return parsed.ok ? [] : parsed.problems
}

describe('the settings', () => {
  it('need nothing to be set', () => {
    const parsed = parseEnv({})
    expect(parsed).toMatchObject({
      ok: true,
      env: { port: 3000, publicUrl: 'http://localhost:3000', trustProxy: false },
    })
  })

  it('run as the example file is', () => {
    const example = parseEnvFile(readFileSync('.env.example', 'utf8'))
    expect(problems(example as Record<string, string>)).toEqual([])
  })

  it('are all described in the example file', () => {
    const example = readFileSync('.env.example', 'utf8').replace(/^#(?=[A-Z])/gm, '')
    const names = readFileSync('lib/env.ts', 'utf8').match(/^ {2}[A-Z_]+(?=:)/gm) ?? []
    const missing = names.map((name) => name.trim()).filter((name) => !example.includes(`\n${name}=`))
    expect(missing).toEqual(['NODE_ENV'])
  })

  it('name every wrong variable at once', () => {
    const found = problems({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/x',
      PUBLIC_URL: 'example.org',
      TRUST_PROXY: 'perhaps',
      BELOWLINE_ADMIN_EMAIL: 'nobody',
      BELOWLINE_ADMIN_PASSWORD: 'short',
      BELOWLINE_SESSION_SECRET: 'x',
      OIDC_ISSUER: 'https://login.example.org',
      BELOWLINE_WEBHOOK_NETWORKS: '10.0.0.0/8, here',
      LOG_LEVEL: 'loud',
    })
    const named = found.map((problem) => problem.split(' ')[0]).sort()
    expect(named).toEqual([
      'BELOWLINE_ADMIN_EMAIL',
      'BELOWLINE_ADMIN_PASSWORD',
      'BELOWLINE_SESSION_SECRET',
      'BELOWLINE_WEBHOOK_NETWORKS',
      'DATABASE_URL',
      'LOG_LEVEL',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
    ])
  })

  it('never repeat a value, which may be a secret', () => {
    const found = problems({
      BELOWLINE_SESSION_SECRET: 'hunter2',
      BELOWLINE_ADMIN_PASSWORD: 'swordfish',
      PORT: '70000',
    })
    expect(found.join()).not.toMatch(/hunter2|swordfish|70000/)
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'localhost'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['BELOWLINE_SCORER', 'best'],
    ['BELOWLINE_WEBHOOK_NETWORKS', '10.0.0.1'],
    ['BELOWLINE_WEBHOOK_NETWORKS', '10.0.0.0/33'],
    ['OIDC_VERIFIES_EMAILS', 'perhaps'],
  ])('refuse %s=%s', (name, value) => {
    expect(problems({ [name]: value })).toHaveLength(1)
  })

  it.each([
    ['', []],
    ['10.0.0.0/8', ['10.0.0.0/8']],
    [' 10.0.0.0/8,, fd00::/8 ', ['10.0.0.0/8', 'fd00::/8']],
  ])('read the networks of webhooks in %j', (text, webhookNetworks) => {
    expect(parseEnv({ BELOWLINE_WEBHOOK_NETWORKS: text })).toMatchObject({ ok: true, env: { webhookNetworks } })
  })

  it('take an empty variable as one that is not set', () => {
    expect(parseEnv({ DATABASE_URL: '', PORT: ' ', OIDC_ISSUER: '' })).toMatchObject({ ok: true, env: { port: 3000 } })
  })
})
