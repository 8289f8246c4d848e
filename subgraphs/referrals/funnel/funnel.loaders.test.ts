import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../../kit/auth.js'
import { insertAll } from '../../../kit/bulk.js'
import { type Database, openEmbedded } from '../../../kit/database.js'
import { uuidFrom } from '../../../kit/id.js'
import { endOfDayVietnam, localDateOf, startOfDayVietnam } from '../../../kit/vn/working-days.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { ReferralStepEntity } from '../life-cycle/life-cycle.entity.js'
import { rejectionReasons } from '../life-cycle/life-cycle.rules.js'
import { openReferralsDatabase } from '../orm.js'
import { referralRights } from '../referral/referral.access.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { type ReferralStatus, referralStatuses } from '../referral/referral.rules.js'
import { countGroups, type FiguresRow, type GroupRow, selectGroups, selectTotal } from './funnel.loaders.js'
import { declined, ends, type FunnelGrouping, funnelGroupings, stageNames, stages, waitNames, waits } from './funnel.rules.js'

const period = { from: '2026-03-01', to: '2026-10-31' }
const everybody: Viewer = { subject: 's', client: 'c', expiresAt: 0, role: 'coordinator', scope: 'country' }
const hospitals = ['48001', '48002', '48003'].map(code => ({ id: uuidFrom(code), code, name: code, nameFolded: code, provinceCode: '48', onHub: true }))
const homes = ['A', 'B', 'C'].map(code => ({ fromFacilityId: uuidFrom(code), fromFacilityCode: code }))
const minuteMs = 60_000

/** Around the two instants at which the period begins and ends, to the millisecond, and anywhere else. */
const instants = fc.oneof(
  fc.constantFrom(startOfDayVietnam(period.from), endOfDayVietnam(period.to)).chain(at => fc.integer({ min: -1, max: 1 }).map(ms => new Date(at.getTime() + ms))),
  fc.integer({ min: -40, max: 400 }).map(days => new Date(startOfDayVietnam(period.from).getTime() + days * 24 * 60 * minuteMs)),
)

const generated = fc.record({
  begun: instants,
  home: fc.constantFrom(...homes),
  hospital: fc.constantFrom(...hospitals),
  reason: fc.option(fc.constantFrom(...rejectionReasons, 'TRANSFER_ISSUED')),
  sealed: fc.boolean(),
  steps: fc.array(fc.tuple(fc.constantFrom(...referralStatuses), fc.integer({ min: 0, max: 30_000 })), { minLength: 1, maxLength: 9 }),
})

const samples = fc.sample(generated, { numRuns: 800, seed: 20_261_125 }).map((each, i) => {
  let at = each.begun.getTime()
  const steps = each.steps.map(([to, minutes], n) => {
    at += n === 0 ? 0 : minutes * minuteMs
    return { to, at: new Date(at) }
  })
  return { ...each, id: uuidFrom(`funnel:${i}`), steps }
})
type Sample = (typeof samples)[number]

const lastOf = ({ steps }: Sample): { to: ReferralStatus; at: Date } => steps.at(-1) ?? { to: 'DRAFT', at: new Date(0) }
const firstIn = ({ steps }: Sample, statuses: readonly ReferralStatus[]) => steps.find(({ to }) => statuses.includes(to))?.at
const sentAt = (sample: Sample) => firstIn(sample, stages.SENT)

function inPeriod(sample: Sample): boolean {
  const day = localDateOf(sentAt(sample) ?? new Date(0))
  return day >= period.from && day <= period.to
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The figures of some referrals by the rules, without SQL. */
function plainly(parts: readonly Sample[]): FiguresRow {
  const counted = <Name extends string>(names: readonly Name[], is: (name: Name, part: Sample) => boolean) =>
    Object.fromEntries(names.map(name => [name, parts.filter(part => is(name, part)).length]))
  const waited = waitNames.map(name => {
    const measured = parts.flatMap(part => {
      const [from, to] = [firstIn(part, waits[name].from), firstIn(part, waits[name].to)]
      return from && to ? [to.getTime() - from.getTime()] : []
    })
    return [name, { median: median(measured), measured: measured.length }] as const
  })
  const isDeclined = (part: Sample) => declined.some(end => end === lastOf(part).to)
  return {
    reached: counted(stageNames, (name, part) => firstIn(part, stages[name]) !== undefined),
    ended: counted(ends, (end, part) => lastOf(part).to === end),
    waited: Object.fromEntries(waited),
    reasons: counted(rejectionReasons, (reason, part) => isDeclined(part) && part.reason === reason),
  } as FiguresRow
}

/** A sealed sender is not told to the country. */
const keyOf: Record<FunnelGrouping, (part: Sample) => string> = {
  FACILITY: ({ sealed, home }) => (sealed ? '' : home.fromFacilityId),
  HOSPITAL: ({ hospital }) => hospital.id,
  MONTH: part => `${localDateOf(sentAt(part) ?? new Date(0)).slice(0, 7)}-01`,
}

const seen = samples.filter(part => inPeriod(part) && !part.sealed)

function groupsOf(by: FunnelGrouping): GroupRow[] {
  const keys = [...new Set(seen.map(keyOf[by]))]
  return keys
    .map(key => {
      const parts = seen.filter(part => keyOf[by](part) === key)
      return { key, rank: by === 'MONTH' ? 0 : -parts.length, ...plainly(parts) }
    })
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
}

let db: Database
const counted = { rights: referralRights(everybody), period, where: sql<boolean>`true` }

beforeAll(async () => {
  db = await openReferralsDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  const em = db.orm.em.fork()
  await insertAll(em, HealthFacilityEntity, hospitals)
  await insertAll(em, ReferralEntity, samples.map(sample => ({
    id: sample.id, kind: 'CARE_LINK' as const, status: lastOf(sample).to, statusSince: lastOf(sample).at, urgency: 'ROUTINE' as const,
    residentId: uuidFrom(`of ${sample.id}`), patientName: 'Nguyễn Văn An', patientBirthDate: '1948', patientSex: 'MALE' as const, ...sample.home,
    toHealthFacilityId: sample.hospital.id, fromProvinceCode: '48', toProvinceCode: '48', sealed: sample.sealed, reason: 'r', diagnoses: ['I10'],
    oneYear: false, createdAt: sample.begun, stepCount: sample.steps.length, endReason: sample.reason,
  })))
  await insertAll(em, ReferralStepEntity, samples.flatMap(({ id, steps }) => steps.map(({ to, at }, i) => ({
    id: uuidFrom(`${id}:${i}`), referralId: id, version: i + 1, move: 'sendReferral' as const, toStatus: to, at, byRole: 'nurse', bySide: 'SENDER' as const,
  }))))
})
afterAll(() => db.close())

describe('the figures in SQL are the figures of the rules', () => {
  test('all together', async () => {
    expect(await db.query(selectTotal(counted))).toEqual([plainly(seen)])
    expect(seen.length).toBeGreaterThan(60)
    expect(seen.length).toBeLessThan(samples.filter(part => !part.sealed).length - 60)
  })

  test.each(funnelGroupings)('by %s, and in pages of two, forwards and backwards', async by => {
    const wanted = groupsOf(by)
    expect(await db.query(selectGroups(counted, by, { limit: 100, backward: false }))).toEqual(wanted)
    expect(await db.query(countGroups(counted, by))).toEqual([{ n: wanted.length }])
    const from = (row: GroupRow | undefined) => [row?.rank ?? 0, row?.key ?? '']
    expect(await db.query(selectGroups(counted, by, { limit: 1, backward: false, from: from(wanted[0]) }))).toEqual(wanted.slice(1, 3))
    expect(await db.query(selectGroups(counted, by, { limit: 1, backward: true, from: from(wanted[2]) }))).toEqual(wanted.slice(0, 2).toReversed())
  })

  test('of nothing: noughts, and no median', async () => {
    const nothing = { ...counted, where: sql<boolean>`false` }
    expect(await db.query(selectTotal(nothing))).toEqual([plainly([])])
    expect(await db.query(selectGroups(nothing, 'MONTH', { limit: 100, backward: false }))).toEqual([])
  })
})
