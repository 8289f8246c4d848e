import '../kit/require-node.js'
import { parseArgs } from 'node:util'
import { type Role, roles } from '../kit/auth.js'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { endOfCover, longestCoverDays } from '../kit/cover.rules.js'
import { demoKeys, signDemoToken, type TokenClaims } from '../kit/demo-keys.js'
import { PlainError, runMain } from '../kit/errors.js'
import { provincesToday } from '../kit/vn/provinces.js'

const usage = `Use: npm run token -- ROLE [--facility CODE] [--hospital CODE] [--province CODE] [--resident ID] [--scope country]
       [--scopes resident:identity,…] [--cover-for SUBJECT --until YYYY-MM-DD]
Roles: ${roles.join(' ')}`

/** A demo token on the last line of standard output, made from the key of the data folder; works while the hub runs. */
await runMain(async () => {
  const settings = readSettings(commonSettings)
  const claims = claimsOf(process.argv.slice(2))
  if (settings.HUB_ENV === 'production') {
    throw new PlainError('Demo tokens are refused in production. Sign in with your identity provider.')
  }
  const keys = await demoKeys(settings.HUB_DATA_DIR)
  const token = await signDemoToken(keys, settings, createClock(settings.HUB_CLOCK), claims)
  process.stdout.write(`${token}\n`)
})

function claimsOf(args: string[]): TokenClaims {
  const { positionals, values } = parsed(args)
  const role = roles.find(each => each === positionals[0])
  if (!role || positionals.length > 1) throw new PlainError(usage)
  const { facility, hospital, province, resident, scope, scopes } = values
  if (scope !== undefined && scope !== 'country') throw new PlainError(`--scope takes only "country".\n${usage}`)
  if (province !== undefined) checkProvince(province)
  const subject = [`demo-${role}`, facility ?? hospital ?? province].filter(Boolean).join('-')
  const narrowed = scopes === undefined ? undefined : new Set(scopes.split(','))
  return { role: role satisfies Role, facility, hospital, province, resident, scope, subject, scopes: narrowed, cover: coverOf(values, role) }
}

function coverOf({ 'cover-for': sub, until }: { 'cover-for'?: string; until?: string }, role: Role): TokenClaims['cover'] {
  if (sub === undefined && until === undefined) return undefined
  if (sub === undefined || until === undefined) throw new PlainError(`--cover-for and --until go together.\n${usage}`)
  const now = createClock(readSettings(commonSettings).HUB_CLOCK)()
  if (endOfCover({ role, subject: '', covered: sub, until }, now) === undefined) {
    throw new PlainError(`The work of a ${role} cannot be covered until "${until}": only work for others can, and until one of the next ${longestCoverDays} days.`)
  }
  return { sub, until }
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  const options = { facility: text, hospital: text, province: text, resident: text, scope: text, scopes: text, 'cover-for': text, until: text }
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : ''}\n${usage}`)
  }
}

function checkProvince(code: string): void {
  if (provincesToday().some(province => province.code === code)) return
  const known = provincesToday().map(province => `${province.code} ${province.name}`)
  throw new PlainError(`--province takes a code valid today, and "${code}" is none of them:\n  ${known.join('\n  ')}`)
}
