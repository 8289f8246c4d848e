import { join } from 'node:path'
import { z } from 'zod'
import { PlainError } from './errors.js'

const demoIssuer = 'urn:an-sinh-hub:demo'

export const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback)

/** What every process of the hub reads. A service adds its own names with `.extend`. */
export const commonSettings = z.object({
  HUB_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HUB_DATA_DIR: z.string().min(1).default('.data'),
  /** Where files are kept; several processes of a sector share it. By default `files` in the data folder. */
  HUB_FILES_DIR: z.string().min(1).optional(),
  /** Where people reach the hub: what the QR codes of its papers lead to. By default this machine’s own address of the gateway. */
  HUB_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'needs a URL like https://hub.example.vn' }).optional(),
  HUB_ISSUER: z.string().min(1).default(demoIssuer),
  HUB_AUDIENCE: z.string().min(1).default('hub'),
  HUB_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The demo's sign-in, on this machine only. */
  HUB_LOGIN_PORT: port(4005),
  HUB_NATS_URL: z.url({ protocol: /^(nats|tls)$/, error: 'needs a URL like nats://127.0.0.1:4222' }).optional(),
  HUB_GATEWAY_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  HUB_CLOCK: z.iso.datetime({ offset: true, local: true, precision: undefined }).optional(),
  /** How often a quiet live line gives a sign of life. */
  HUB_HEARTBEAT_MS: z.coerce.number().int().min(100).max(60_000).default(12_000),
  /** Where signed words about the log of who looked are kept: out of reach of whoever runs the database. By default `audit` in the data folder. */
  HUB_AUDIT_DIR: z.string().min(1).optional(),
  /** The Ed25519 key, as PEM, that signs them; made in the data folder when absent outside production. */
  HUB_AUDIT_KEY_FILE: z.string().min(1).optional(),
  /** How long entries of that log are kept. The law wants six months at least; five years are the hub's own policy. */
  HUB_AUDIT_YEARS: z.coerce.number().int().min(1).max(100).default(5),
  HUB_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type CommonSettings = z.infer<typeof commonSettings>

export function filesDirOf({ HUB_FILES_DIR, HUB_DATA_DIR }: Pick<CommonSettings, 'HUB_FILES_DIR' | 'HUB_DATA_DIR'>): string {
  return HUB_FILES_DIR ?? join(HUB_DATA_DIR, 'files')
}

/** Accepts `2026-11-02T09:00+07:00`, which zod's date-time does not take without seconds. */
function withSeconds(value: string | undefined): string | undefined {
  return value?.replace(/T(\d\d:\d\d)(?=$|Z|[+-])/, 'T$1:00')
}

/** Reads settings from the environment; every problem is listed at once in one `PlainError`. */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse({ ...given, HUB_CLOCK: withSeconds(given.HUB_CLOCK) })
  const problems = parsed.success ? [] : parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  if (given.HUB_ENV === 'production') problems.push(...productionProblems(given))
  if (!parsed.success || problems.length > 0) {
    throw new PlainError(`Wrong settings. Correct them and start again:\n  ${problems.join('\n  ')}`)
  }
  return parsed.data
}

/** What is a convenience in development and a hole in production. */
function productionProblems(env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = []
  if (env.HUB_CLOCK) problems.push('HUB_CLOCK: a fixed clock is refused in production; remove it')
  const { HUB_ISSUER: issuer = demoIssuer, HUB_JWKS_URL: keys } = env
  if (issuer === demoIssuer) problems.push('HUB_ISSUER: the demo issuer is refused in production; give the issuer of your provider')
  if (issuer.startsWith('http:')) problems.push('HUB_ISSUER: needs HTTPS in production')
  if (!keys && !issuer.startsWith('https:')) {
    problems.push('HUB_JWKS_URL: the demo key is refused in production; give the keys of your provider, or an issuer with HTTPS that tells where they are')
  }
  if (keys?.startsWith('http:')) problems.push('HUB_JWKS_URL: needs HTTPS in production')
  if (env.HUB_LOGIN_PORT) problems.push("HUB_LOGIN_PORT: the demo's sign-in is refused in production; remove it")
  if (!env.HUB_GATEWAY_SECRET) problems.push('HUB_GATEWAY_SECRET: needed in production (at least 32 characters)')
  return problems
}
