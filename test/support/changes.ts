import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import type { SubgraphName } from '../../schema/subgraphs.js'
import type { Sql } from './sql.js'
import { facilityOf } from './world.js'
import { accept, admit, anAdmission, freshKey, referralOf, send, transfer } from './writes.js'

export const changeNames = ['admitResident', 'transferResident', 'sendReferral', 'acceptReferral'] as const
export type ChangeName = (typeof changeNames)[number]

/** What can be seen of a change in its sector's database: the row it is about, and what was added beside it. */
export interface Trace {
  readonly subject: string
  readonly commands: number
  readonly audits: number
  readonly events: number
}

/** One change that nothing is wrong with, not yet asked for. */
export interface Change {
  readonly name: ChangeName
  readonly sector: SubgraphName
  readonly claims: TokenClaims
  readonly query: string
  readonly input: { readonly idempotencyKey: string } & Readonly<Record<string, unknown>>
  /** How things stand now, counted from the moment this was made. */
  trace(): Promise<Trace>
  readonly nothing: Trace
  readonly done: Trace
}

export const sectorOf: Readonly<Record<ChangeName, 'facilities' | 'referrals'>> = {
  admitResident: 'facilities',
  transferResident: 'facilities',
  sendReferral: 'referrals',
  acceptReferral: 'referrals',
}

const homes = ['HY-TE', 'HY-KC'] as const
const numbers = z.object({ commands: z.number(), audits: z.number(), events: z.number() })
const told = z.object({ text: z.string() })
const keyed = z.object({ id: z.guid() })

/** Referrals as the demo has them, one row copied so many times; the hub announces them at its next start. */
export async function insertReferrals(sql: Sql, status: 'ISSUED' | 'SENT', count: number): Promise<string[]> {
  // The table makes some of its columns itself, and takes no value for them.
  const { text: columns } = await sql.row(
    'referrals',
    told,
    `select string_agg(quote_ident(column_name), ', ') as text from information_schema.columns
     where table_schema = 'referrals' and table_name = 'referral' and is_generated = 'NEVER'`,
  )
  const rows = await sql.rows(
    'referrals',
    keyed,
    `insert into referrals.referral (${columns}) select ${columns} from (
       select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'status', $2::text, 'version', 1))).*
       from referrals.referral r, generate_series(1, $3) where r.id = $1) copies returning id`,
    [referral.key, status, count],
  )
  return rows.map(({ id }) => id)
}

const referral = referralOf('HY-TT', 'ISSUED')
let people = 0

/** Makes each change ready to be asked for, whatever became of those before it. */
export function changesOn(sql: Sql): (name: ChangeName) => Promise<Change> {
  const counted = (sector: SubgraphName) =>
    sql.row(
      sector,
      numbers,
      `select (select count(*)::int from "${sector}".command where outcome is not null) as commands,
         (select count(*)::int from "${sector}".audit_entry where action <> 'read') as audits,
         (select count(*)::int from "${sector}".outbox) as events`,
    )
  const traced = async (
    change: Omit<Change, 'sector' | 'trace' | 'nothing' | 'done'>,
    subject: () => Promise<string>,
    after: string,
  ): Promise<Change> => {
    const sector = sectorOf[change.name]
    const before = await counted(sector)
    const trace = async (): Promise<Trace> => {
      const now = await counted(sector)
      return {
        subject: await subject(),
        commands: now.commands - before.commands,
        audits: now.audits - before.audits,
        events: now.events - before.events,
      }
    }
    const done = { subject: after, commands: 1, audits: 1, events: 1 }
    return { ...change, sector, trace, nothing: await trace(), done }
  }
  const makers: Record<ChangeName, () => Promise<Change>> = {
    async admitResident() {
      const fullName = `Lường Văn ${letters(people++)}`
      const input = anAdmission('HY-TE', {}, { fullName })
      const claims: TokenClaims = { role: 'nurse', facility: 'HY-TE' }
      const change = { name: 'admitResident', claims, query: admit, input } as const
      return traced(change, () => personNamed(sql, fullName), '1 HY-TE, 1 identifier, 1 category, stays: HY-TE open')
    },
    async transferResident() {
      const row = await sql.row(
        'facilities',
        z.object({ id: z.guid(), code: z.enum(homes), version: z.number(), stays: z.string() }),
        `select r.id, f.code, r.version, (${stays}) as stays
         from facilities.resident r join facilities.facility f on f.id = r.facility_id
         join facilities.stay s on s.resident_id = r.id and s.facility_id = r.facility_id and s.ended_on is null
         where f.code = any($1) and s.admitted_on <= '2026-11-02' order by r.version, r.id limit 1`,
        [homes],
      )
      const to = homes[1 - homes.indexOf(row.code)] ?? 'HY-KC'
      const input = {
        idempotencyKey: freshKey('transfer'),
        expectedVersion: row.version,
        resident: toGlobalId('Resident', row.id),
        toFacility: toGlobalId('Facility', facilityOf(to).id),
        on: '2026-11-02',
      }
      const claims: TokenClaims = { role: 'nurse', facility: row.code }
      const change = { name: 'transferResident', claims, query: transfer, input } as const
      const ended = row.stays.replace(`${row.code} open`, `${row.code} ended`)
      const after = [...ended.split(' + '), `${to} open`].toSorted().join(' + ')
      return traced(change, () => placeOf(sql, row.id), `${row.version + 1} ${to}, stays: ${after}`)
    },
    sendReferral: () => moved('sendReferral', 'ISSUED'),
    acceptReferral: () => moved('acceptReferral', 'SENT'),
  }
  const moved = async (name: 'sendReferral' | 'acceptReferral', from: 'ISSUED' | 'SENT') => {
    const { id, version, steps } = await sql.row(
      'referrals',
      z.object({ id: z.guid(), version: z.number(), steps: z.number() }),
      `select id, version, (select count(*)::int from referrals.referral_step s where s.referral_id = r.id) as steps
       from referrals.referral r where status = $1 and to_health_facility_id = $2 and from_facility_code = 'HY-TT'
       order by version, id limit 1`,
      [from, referral.row.toHealthFacilityId],
    )
    const input = { idempotencyKey: freshKey('move'), expectedVersion: version, referral: toGlobalId('Referral', id) }
    const isSending = name === 'sendReferral'
    const claims = isSending ? referral.sender : referral.receiver
    const change = { name, claims, query: isSending ? send : accept, input }
    return traced(change, () => statusOf(sql, id), `${version + 1} ${isSending ? 'SENT' : 'ACCEPTED'}, ${steps + 1} steps`)
  }
  return name => makers[name]()
}

const stays = `select string_agg(f.code || case when s.ended_on is null then ' open' else ' ended' end, ' + '
    order by f.code || case when s.ended_on is null then ' open' else ' ended' end)
  from facilities.stay s join facilities.facility f on f.id = s.facility_id where s.resident_id = r.id`

async function placeOf(sql: Sql, residentId: string): Promise<string> {
  const { text } = await sql.row(
    'facilities',
    told,
    `select r.version || ' ' || f.code || ', stays: ' || (${stays}) as text
     from facilities.resident r join facilities.facility f on f.id = r.facility_id where r.id = $1`,
    [residentId],
  )
  return text
}

async function personNamed(sql: Sql, fullName: string): Promise<string> {
  const rows = await sql.rows(
    'facilities',
    told,
    `select r.version || ' ' || f.code
       || ', ' || (select count(*) from facilities.resident_identifier i where i.resident_id = r.id) || ' identifier'
       || ', ' || (select count(*) from facilities.resident_category c where c.resident_id = r.id) || ' category'
       || ', stays: ' || coalesce((${stays}), 'none') as text
     from facilities.resident r join facilities.facility f on f.id = r.facility_id where r.full_name = $1`,
    [fullName],
  )
  return rows.map(({ text }) => text).join(' and ') || 'absent'
}

async function statusOf(sql: Sql, id: string): Promise<string> {
  const { text } = await sql.row(
    'referrals',
    told,
    `select version || ' ' || status || ', '
       || (select count(*) from referrals.referral_step s where s.referral_id = r.id) || ' steps' as text
     from referrals.referral r where id = $1`,
    [id],
  )
  return text
}

/** 0 → Aa, 27 → Bb: a name of letters only. */
function letters(n: number): string {
  const letter = (index: number) => String.fromCharCode(97 + (index % 26))
  return `${letter(Math.floor(n / 676)).toUpperCase()}${letter(Math.floor(n / 26))}${letter(n)}`
}
