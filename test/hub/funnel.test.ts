import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { ends, type Stage, stageNames, stages } from '../../subgraphs/referrals/funnel/funnel.rules.js'
import type { ReferralStatus } from '../../subgraphs/referrals/referral/referral.rules.js'
import { type Answer, field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, world } from '../support/world.js'

const year = { from: '2025-11-03', to: '2026-11-02' }
const { referrals, steps, healthFacilities } = world.referrals
const home = 'QN-NCC'
const nurse: TokenClaims = { role: 'nurse', facility: home }

interface Part {
  readonly row: (typeof referrals)[number]
  readonly reached: ReadonlySet<Stage>
  readonly month: string
}

/** The referrals that were sent in the year, by the rules over the steps of the demo, without SQL. */
const parts: Part[] = referrals.flatMap(row => {
  const own = steps.filter(({ referralId }) => referralId === row.id)
  const first = (statuses: readonly ReferralStatus[]) => own.find(({ toStatus }) => statuses.includes(toStatus))
  const sent = first(stages.SENT)
  const day = sent ? localDateOf(sent.at) : ''
  if (day < year.from || day > year.to) return []
  return [{ row, reached: new Set(stageNames.filter(name => first(stages[name]))), month: `${day.slice(0, 7)}-01` }]
})

function countsOf(of: readonly Part[]) {
  const reached = (stage: Stage) => of.filter(part => part.reached.has(stage)).length
  const [rejected, redirected, noShow, cancelled, expired, died] = ends.map(end => of.filter(({ row }) => row.status === end).length)
  return {
    sent: reached('SENT'), received: reached('RECEIVED'), accepted: reached('ACCEPTED'), arrived: reached('ARRIVED'),
    answered: reached('ANSWERED'), closed: reached('CLOSED'), ends: { rejected, redirected, noShow, cancelled, expired, died },
  }
}

const counts = 'sent received accepted arrived answered closed ends { rejected redirected noShow cancelled expired died }'
const waits = ['receipt', 'decision', 'arrival', 'answer'].map(wait => `${wait} { medianHours measured }`).join(' ')
const text = (figures: string) => `query ($from: LocalDate!, $to: LocalDate!, $by: FunnelGrouping!, $fromFacility: ID, $toFacility: ID, $kind: ReferralKind, $first: Int, $after: String) {
  referralFunnel(from: $from, to: $to, by: $by, fromFacility: $fromFacility, toFacility: $toFacility, kind: $kind) {
    total { ${figures} }
    groups(first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { facility { code } healthFacility { code } month figures { ${figures} } } } } }`

interface Funnel {
  total: ReturnType<typeof countsOf>
  groups: {
    totalCount: number
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
    nodes: { facility: { code: string } | null; healthFacility: { code: string } | null; month: string | null; figures: ReturnType<typeof countsOf> }[]
  }
}

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub()
})
afterAll(() => hub.close())

const asked = (claims: TokenClaims, variables: object = {}, figures = counts) =>
  hub.ask(claims, text(figures), { ...year, by: 'FACILITY', first: 100, ...variables })

async function funnel(claims: TokenClaims, variables: object = {}): Promise<Funnel> {
  const answer = await asked(claims, variables)
  expect(answer.errors).toBeUndefined()
  return field<Funnel>(answer, 'referralFunnel')
}

const ofHome = parts.filter(({ row }) => row.fromFacilityCode === home)

describe('the funnel of a home', () => {
  test('is the whole answer over the demo, medians and reasons included', async () => {
    const { data } = await asked(nurse, {}, `${counts} ${waits} declineReasons { reason count }`)
    const figures = {
      sent: 53, received: 47, accepted: 35, arrived: 27, answered: 18, closed: 14,
      ends: { rejected: 1, redirected: 3, noShow: 2, cancelled: 0, expired: 1, died: 1 },
      receipt: { medianHours: 6.6, measured: 47 },
      decision: { medianHours: 12, measured: 33 },
      arrival: { medianHours: 33.1, measured: 22 },
      answer: { medianHours: 687.9, measured: 18 },
      declineReasons: [{ reason: 'OUTSIDE_LICENCE', count: 2 }, { reason: 'NO_INSURANCE_CONTRACT', count: 2 }],
    }
    expect(figures).toMatchObject(countsOf(ofHome))
    expect(data).toEqual({
      referralFunnel: {
        total: figures,
        groups: { totalCount: 1, pageInfo: { endCursor: expect.any(String), hasNextPage: false }, nodes: [{ facility: { code: home }, healthFacility: null, month: null, figures }] },
      },
    })
  })

  test('by hospital and by month: each group by itself, and together all', async () => {
    const byHospital = await funnel(nurse, { by: 'HOSPITAL' })
    const codes = new Map(healthFacilities.map(({ id, code }) => [code, id]))
    const wanted = byHospital.groups.nodes.map(({ healthFacility }) => countsOf(ofHome.filter(({ row }) => row.toHealthFacilityId === codes.get(healthFacility?.code ?? ''))))
    expect(byHospital.groups.nodes.map(({ figures }) => figures)).toEqual(wanted)
    const sent = wanted.map(each => each.sent)
    expect(sent).toEqual(sent.toSorted((a, b) => b - a))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(byHospital.total.sent)
    const byMonth = await funnel(nurse, { by: 'MONTH' })
    const months = [...new Set(ofHome.map(({ month }) => month))].toSorted()
    expect(byMonth.groups.nodes).toEqual(months.map(month => ({ facility: null, healthFacility: null, month, figures: countsOf(ofHome.filter(part => part.month === month)) })))
  })

  test('costs one statement for the total, one for the groups, one for their number and one for the names of hospitals', async () => {
    const few = await asked(nurse, { by: 'HOSPITAL', first: 1 })
    const many = await asked(nurse, { by: 'HOSPITAL' })
    expect(few.counts).toEqual({ calls: ['referrals'], statements: { facilities: 0, referrals: 4, insurance: 0 } })
    expect(many.counts).toEqual(few.counts)
  })

  test('goes on from page to page', async () => {
    const whole = await funnel(nurse, { by: 'HOSPITAL' })
    const told: Funnel['groups']['nodes'] = []
    for (let after: string | null = null, more = true; more;) {
      const { groups }: Funnel = await funnel(nurse, { by: 'HOSPITAL', first: 2, after })
      told.push(...groups.nodes)
      more = groups.pageInfo.hasNextPage
      after = groups.pageInfo.endCursor
    }
    expect(told).toEqual(whole.groups.nodes)
    expect(told.length).toBeGreaterThan(2)
  })

  test('counts of a redirected referral the part of each hospital', async () => {
    const children = parts.filter(({ row }) => row.parentId !== null)
    const child = children.find(({ row }) => !row.sealed)?.row
    const parent = referrals.find(({ id }) => id === child?.parentId)
    const sender: TokenClaims = { role: 'nurse', facility: child?.fromFacilityCode ?? '' }
    for (const row of [parent, child]) {
      const toFacility = toGlobalId('HealthFacility', row?.toHealthFacilityId ?? '')
      const same = parts.filter(({ row: each }) => each.fromFacilityCode === row?.fromFacilityCode && each.toHealthFacilityId === row?.toHealthFacilityId)
      expect(same.map(({ row: each }) => each.id)).toContain(row?.id)
      expect((await funnel(sender, { toFacility })).total).toEqual(countsOf(same))
    }
  })
})

describe('who sees what of a funnel', () => {
  const nothing = { total: countsOf([]), groups: { totalCount: 0, pageInfo: { endCursor: null, hasNextPage: false }, nodes: [] } }
  const fromHome = { fromFacility: toGlobalId('Facility', facilityOf(home).id) }

  test.each<[string, TokenClaims]>([
    ['the neighbour’s home', { role: 'nurse', facility: 'BD-NCC' }],
    ['the neighbour’s province', { role: 'coordinator', province: '33' }],
    ['a hospital to which nobody was sent', { role: 'clinician', hospital: '00000' }],
  ])('nothing of the home: %s', async (_, claims) => {
    expect(await funnel(claims, fromHome)).toEqual(nothing)
  })

  test.each<[string, TokenClaims]>([
    ['an auditor', { role: 'auditor' }],
    ['an administrator of the home', { role: 'admin', facility: home }],
    ['a programme officer of the province', { role: 'programme-officer', province: '48' }],
  ])('nothing at all: %s', async (_, claims) => {
    expect(await funnel(claims)).toEqual(nothing)
  })

  test('its own: a province those from it or to it, and none that is sealed', async () => {
    const own = parts.filter(({ row }) => !row.sealed && [row.fromProvinceCode, row.toProvinceCode].includes('48'))
    expect((await funnel({ role: 'coordinator', province: '48' })).total).toEqual(countsOf(own))
  })

  test('the sealed ones: the receiver counts them, in a group that names nobody, and does not find them by their sender', async () => {
    const sealed = parts.filter(({ row }) => row.sealed)
    const [first] = sealed
    const at = healthFacilities.find(({ id }) => id === first?.row.toHealthFacilityId)
    const receiver: TokenClaims = { role: 'clinician', hospital: at?.code ?? '' }
    const told = await funnel(receiver)
    const there = sealed.filter(({ row }) => row.toHealthFacilityId === at?.id || row.fromHealthFacilityId === at?.id)
    expect(told.groups.nodes.filter(({ facility }) => facility === null).map(({ figures }) => figures)).toEqual([countsOf(there)])
    const fromFacility = toGlobalId('Facility', first?.row.fromFacilityId ?? '')
    expect(await funnel(receiver, { fromFacility })).toEqual(nothing)
    const centre: TokenClaims = { role: 'nurse', facility: first?.row.fromFacilityCode ?? '' }
    expect((await funnel(centre)).groups.nodes.map(({ facility }) => facility?.code)).toEqual([first?.row.fromFacilityCode])
  })
})

describe('a period that cannot be counted', () => {
  const refusalsOf = ({ data, errors }: Answer) => ({ data, errors: errors?.map(({ message, extensions }) => [extensions?.code, message]) })

  test.each([
    ['ends before it begins', { from: '2026-11-02', to: '2026-11-01' }, 'Ngày bắt đầu sau ngày kết thúc; hãy đổi lại / The first day is after the last; swap them.'],
    ['is longer than five years', { from: '2021-11-02', to: '2026-11-02' }, 'Khoảng thời gian dài hơn 5 năm; hãy chọn khoảng ngắn hơn / The period is longer than 5 years; choose a shorter one.'],
    ['is of no calendar', { from: '0001-01-01', to: '0001-01-02' }, 'Hãy chọn ngày từ năm 1975 đến năm 2999 / Choose days from 1975 to 2999.'],
  ])('%s', async (_, period, message) => {
    expect(refusalsOf(await asked(nurse, period))).toEqual({ data: null, errors: [['BAD_USER_INPUT', message]] })
  })
})
