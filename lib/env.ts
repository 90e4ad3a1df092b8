import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv as parseEnvFile } from 'node:util'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { UserError } from '#lib/errors.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
const secret = z.string().min(32, 'must be at least 32 characters long')
const yesOrNo = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
  .transform((value) => ['true', '1', 'yes'].includes(value))
const networks = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((network) => network.trim() || []))
  .refine((all) => all.every((network) => ipaddr.isValidCIDR(network)), {
    error: 'must be networks such as 10.0.0.0/8 with commas between them',
  })
/** Which scorers the desk's worker may be told to use. */
export const scorers = ['embedded', 'toxicity'] as const
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const variables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address that starts with postgres:// or postgresql://' })
    .optional(),
  PORT: z.coerce
    .number('must be a number from 1 to 65535')
    .int('must be a number from 1 to 65535')
    .min(1, 'must be a number from 1 to 65535')
    .max(65_535, 'must be a number from 1 to 65535')
    .default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  TRUST_PROXY: yesOrNo.default(false),
  BELOWLINE_DATA_DIR: z.string().default('data'),
  BELOWLINE_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  BELOWLINE_ADMIN_PASSWORD: z.string().min(12, 'must be at least 12 characters long').optional(),
  BELOWLINE_SCORER: z.enum(scorers, { error: `must be one of ${scorers.join(', ')}` }).default('embedded'),
  BELOWLINE_TOXICITY_DIR: z.string().optional(),
  BELOWLINE_SESSION_SECRET: secret.optional(),
  BELOWLINE_PSEUDONYM_SECRET: secret.optional(),
  BELOWLINE_WEBHOOK_SECRET: secret.optional(),
  BELOWLINE_WEBHOOK_NETWORKS: networks,
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_VERIFIES_EMAILS: yesOrNo.default(false),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).catch('production'),
})

type Variables = z.infer<typeof variables>

/** The settings of this process. Directories are absolute; `publicUrl` has no slash at its end. */
export interface Env {
  /** The project's root, where app/, prisma/ and models/ stand. */
  root: string
  databaseUrl: string | undefined
  port: number
  host: string | undefined
  publicUrl: string
  trustProxy: boolean
  dataDir: string
  adminEmail: string | undefined
  adminPassword: string | undefined
  /** What scores the comments that come in. */
  scorer: Variables['BELOWLINE_SCORER']
  toxicityDir: string | undefined
  /** Networks that are not public and that webhooks may lead into, in CIDR notation. */
  webhookNetworks: string[]
  secrets: { session: string | undefined; pseudonym: string | undefined; webhook: string | undefined }
  /** `verifiesEmails`: the provider's addresses are verified, also where it does not say so. */
  oidc: { issuer: string; clientId: string; clientSecret: string; verifiesEmails: boolean } | undefined
  logLevel: Variables['LOG_LEVEL']
  mode: Variables['NODE_ENV']
}

export type EnvSource = Readonly<Record<string, string | undefined>>
export type ParsedEnv = { ok: true; env: Env } | { ok: false; problems: string[] }

const root = resolve(import.meta.dirname ? dirname(import.meta.dirname) : process.cwd())

/** Reads the settings from `source`; every wrong variable is named in `problems`, one sentence each. */
export function parseEnv(source: EnvSource): ParsedEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  problems.push(...findHalfOidc(given))
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  return { ok: true, env: toEnv(parsed.data) }
}

function findHalfOidc(given: EnvSource): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  const missing = names.filter((name) => !given[name])
  if (missing.length === 0 || missing.length === names.length) return []
  return missing.map((name) => `${name} is missing, and the other settings of the OIDC provider are there`)
}

function toEnv(v: Variables): Env {
  return {
    root,
    databaseUrl: v.DATABASE_URL,
    port: v.PORT,
    host: v.HOST,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    trustProxy: v.TRUST_PROXY,
    dataDir: resolve(root, v.BELOWLINE_DATA_DIR),
    adminEmail: v.BELOWLINE_ADMIN_EMAIL,
    adminPassword: v.BELOWLINE_ADMIN_PASSWORD,
    scorer: v.BELOWLINE_SCORER,
    toxicityDir: v.BELOWLINE_TOXICITY_DIR && resolve(root, v.BELOWLINE_TOXICITY_DIR),
    webhookNetworks: v.BELOWLINE_WEBHOOK_NETWORKS,
    secrets: {
      session: v.BELOWLINE_SESSION_SECRET,
      pseudonym: v.BELOWLINE_PSEUDONYM_SECRET,
      webhook: v.BELOWLINE_WEBHOOK_SECRET,
    },
    oidc:
      v.OIDC_ISSUER && v.OIDC_CLIENT_ID && v.OIDC_CLIENT_SECRET
        ? {
            issuer: v.OIDC_ISSUER,
            clientId: v.OIDC_CLIENT_ID,
            clientSecret: v.OIDC_CLIENT_SECRET,
            verifiesEmails: v.OIDC_VERIFIES_EMAILS,
          }
        : undefined,
    logLevel: v.LOG_LEVEL,
    mode: v.NODE_ENV,
  }
}

let current: Env | undefined

/** The settings of this process, read once from the environment and from `.env` in the project's root. */
export function env(): Env {
  if (current) return current
  const parsed = parseEnv({ ...readEnvFile(), ...process.env })
  if (!parsed.ok) throw new UserError(`These settings are wrong: ${parsed.problems.join('; ')}.`)
  current = parsed.env
  return current
}

/** What the environment says outweighs the file, and a test hears nothing from a developer's own `.env`. */
function readEnvFile(): EnvSource {
  const file = join(root, '.env')
  if (process.env['VITEST'] || !existsSync(file)) return {}
  return parseEnvFile(readFileSync(file, 'utf8'))
}

/** The environment for a process that we start: our own, with `changes` over it. */
export function childEnvironment(changes: EnvSource): NodeJS.ProcessEnv {
  return { ...readEnvFile(), ...process.env, ...changes } as NodeJS.ProcessEnv
}

/** Tells next-auth the address of this desk, which it reads from the environment alone. */
export function announcePublicUrl(): void {
  process.env['NEXTAUTH_URL'] ??= env().publicUrl
}
