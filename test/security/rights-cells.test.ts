import { isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Viewer } from '../../kit/auth.js'
import { rulesOf } from '../../kit/field-rights.js'
import type { RightsTable } from '../../kit/rights.js'
import { fromGlobalId } from '../../kit/id.js'
import { personReach } from '../../kit/scope.js'
import { schemas } from '../../schema/schemas.js'
import { judgeRevocation } from '../../subgraphs/facilities/access-revocation/access-revocation.access.js'
import { judgeBreach } from '../../subgraphs/facilities/breach/breach.access.js'
import { facilityActions, judgeFacility as judgeFacilityRecord } from '../../subgraphs/facilities/facility-record/facility-record.access.js'
import { judgeResident, type ResidentAction, residentTable } from '../../subgraphs/facilities/resident/resident.access.js'
import { facilityAffairsTable, type FacilityAction, judgeFacility } from '../../subgraphs/facilities/staff/staff.access.js'
import { schema as facilities } from '../../subgraphs/facilities/schema.js'
import { judgeResidentImport } from '../../subgraphs/facilities/resident-import/resident-import.access.js'
import { judgeThreshold } from '../../subgraphs/facilities/threshold/threshold.access.js'
import { judgeCardImport } from '../../subgraphs/insurance/card-import/card-import.access.js'
import { judgeCard } from '../../subgraphs/insurance/card/card.access.js'
import { mayCheck } from '../../subgraphs/insurance/check/coverage-check.access.js'
import { judgeRuleChange, type RuleChangeAction, ruleChangeTable } from '../../subgraphs/insurance/rule-change/rule-change.access.js'
import { schema as insurance } from '../../subgraphs/insurance/schema.js'
import { judgeImport } from '../../subgraphs/referrals/health-facility-import/health-facility-import.access.js'
import { moveGrants, type ReferralAction } from '../../subgraphs/referrals/life-cycle/life-cycle.access.js'
import { judgeReferral } from '../../subgraphs/referrals/referral/referral.access.js'
import { schema as referrals } from '../../subgraphs/referrals/schema.js'
import { clientWith } from '../support/client.js'
import { claimsOf, expectedActions, expectedDoors } from '../support/rights/expected.js'
import { observe, type Probe, probesOf } from '../support/rights/observe.js'
import { rowPartOf, rulesOfHub, tables } from '../support/rights/rules.js'
import { type Stance, stances } from '../support/rights/stances.js'
import type { Family } from '../support/rights/target.js'
import { apiOfHub, batchesOf, type RightsHub, rightsHub } from '../support/rights/walk.js'

const rules = rulesOfHub()
const api = apiOfHub()
const sectors = [
  [facilities, schemas.facilities],
  [referrals, schemas.referrals],
  [insurance, schemas.insurance],
] as const
let rights: RightsHub
let probes: Probe[]

beforeAll(async () => {
  rights = await rightsHub()
  probes = probesOf(rights.askings, rules)
})
afterAll(() => rights.hub.close())

/** One question for each set of parts: enough to see a cell go. */
const fewProbes = () => [...new Map(probes.map(probe => [probe.needs.join(), probe])).values()]

/** The stances in which a relation of any table can be met. */
const met: Record<string, readonly Stance[]> = {
  facility: ['home'],
  sender: ['home'],
  hospital: ['receiver', 'issuer'],
  province: ['province'],
  person: ['person'],
  country: ['country'],
  referral: stances,
  register: ['province'],
  organisation: ['home'],
  hub: ['home'],
}

/** Takes something away for the time of a check, and puts it back. */
async function without<Result>(holder: object, key: string, rest: unknown, check: () => Promise<Result>): Promise<Result> {
  const before: unknown = Reflect.get(holder, key)
  Reflect.set(holder, key, rest)
  try {
    return await check()
  } finally {
    Reflect.set(holder, key, before)
  }
}

/** Types that no probe of a record meets: roots, payloads, and what has a test of its own. */
const unseenTypes = [
  'Query', 'Mutation', 'Subscription', 'CoverageFacts', '\\w+Payload', 'UserError', 'RowError', 'RecordWarning',
  'RegisterDifference', 'RegisterEntry', 'FieldDifference',
  'WorklistCount', 'ReferralFunnel', 'Funnel\\w+', 'DeclineCount', 'ReferralDraft',
  'ExpiringCard', 'EntitledPerson', 'CardRight', 'CoverageRateGroup', 'StayCount',
  'RuleChange', 'RuleRow', 'RuleChangePreview', 'ChangedAnswer',
  'TouchedPerson',
  'HealthRound', 'HealthRoundProgress', 'HealthCheckDue', 'MeasurementWarning', 'SessionWarning', 'Duty', 'DutyCount',
  'SealedOpening', 'SealedLook',
]

/** Fields that have no value at the persons of these tests, or hang on more than rights; they have tests of their own. */
const unseenFields = [
  'Referral.coverageFacts', 'Resident.referralTimeline', 'Alert.referralDraft', 'IdentifierMatch.resident', 'HealthCheck.round',
  'Presence.absence', 'Presence.stay', 'Resident.currentAbsence', 'Resident.noKnownAllergiesSaidOn', 'Resident.possibleDuplicates', 'PossibleDuplicate.resident', 'ResidentImport.rowErrors',
  'ResidentImportKeptRow.resident', 'SealNote.openUntil', 'PersonRequest.dueOn', 'TouchedPeople.people', 'TouchedPeople.endCursor',
].map(field => field.replace('.', '\\.'))

describe('what the tables say is what the hub does', () => {
  test('every field that has a rule of a record is asked', () => {
    const asked = new Set(probes.flatMap(({ asking }) => asking.fields))
    const unseen = new RegExp(`^(${unseenTypes.join('|')})\\.|^(${unseenFields.join('|')})$`)
    const wanted = [...rules].filter(([field, { rule }]) => rule !== 'register' && !unseen.test(field)).map(([field]) => field)
    // Subscriptions are not walked: one that gives rows needs a test of its own, and its types a line here.
    const live = /^(Heartbeat|ReferralChange|CoverageCheckAnswered|AlertRaised)\./
    expect(wanted.filter(field => !asked.has(field) && !live.test(field))).toEqual([])
    const lines = [...rules].filter(([field]) => field.startsWith('Subscription.')).map(([field]) => field)
    expect(lines.toSorted()).toEqual(['Subscription.alertRaised', 'Subscription.coverageCheckAnswered', 'Subscription.referralChanged', 'Subscription.referralsHeartbeat', 'Subscription.worklistCountsChanged'])
  })

  test.each(roles)('%s, in every stance, gets a value for every field it may read and none for the others', { timeout: 60_000 }, async role => {
    const wrong: string[] = []
    for (const stance of stances) wrong.push(...(await observe(rights, probes, role, stance)))
    expect(wrong).toEqual([])
  })

  test('a part begins at the fields where it should', () => {
    const guarded = [...rules].filter(([field, { rule, table }]) => {
      const [type = ''] = field.split('.')
      const refused = table?.parts[rule]?.refused
      const inside = [...rules].filter(([other]) => other.startsWith(`${type}.`)).every(([, other]) => other.rule === rule)
      return (refused === 'forbidden' || refused === 'null') && (!inside || type === 'Query')
    })
    expect(Object.fromEntries(guarded.map(([field, { rule }]) => [field, rule]))).toEqual(expectedDoors)
  })

  test('a field that is refused to somebody who sees the record is nullable: a refusal takes nothing else along', () => {
    const lost = [...rules].filter(([field, { rule, table }]) => {
      if (table?.parts[rule]?.refused !== 'forbidden') return false
      const [type = '', name = ''] = field.split('.')
      const row = type === 'Query' ? undefined : rowPartOf(rules, type)
      const some = roles.some(role => Object.values(table.reads[role] ?? {}).some(parts => (row ? parts?.includes(row) : true) && !parts?.includes(rule)))
      const of = api.getType(type)
      return (row || type === 'Query') && some && isObjectType(of) && isNonNullType(of.getFields()[name]?.type)
    })
    expect(lost.map(([field]) => field)).toEqual([])
  })

  test('who may do something, by the judge', () => {
    expect(actionsNow()).toEqual(expectedActions)
  })

  test('public registers answer everybody who is signed in', { timeout: 60_000 }, async () => {
    const open = rights.askings.filter(asking => asking.open && !/after|before/.test(asking.name))
    for (const role of roles) {
      const ask = clientWith(rights.hub.url, await rights.hub.token({ role }))
      for (const batch of batchesOf(open)) {
        const { data, errors } = await ask(batch.query, batch.variables(rights.open))
        expect(errors, role).toBeUndefined()
        expect(Object.values(data ?? {}).filter(value => value === null), role).toEqual([])
      }
    }
  })
})

describe('every single rule is needed: without it, the checks above fail', () => {
  test('cells of the tables', { timeout: 300_000 }, async () => {
    const few = fewProbes()
    const missed: string[] = []
    let removed = 0
    for (const [table, role, relation, part] of cells()) {
      const held = table.reads[role][relation] ?? []
      const rest = { ...table.reads[role], [relation]: held.filter(each => each !== part) }
      // What needs the part is told first by the questions about it; only where they notice nothing the others are asked too.
      const about = few.filter(({ needs }) => needs.includes(part))
      const isCaught = await without(table.reads, role, rest, async () => {
        for (const some of [about, few]) {
          for (const stance of met[relation] ?? []) if ((await observe(rights, some, role, stance)).length > 0) return true
        }
        return false
      })
      removed++
      if (!isCaught) missed.push(`${table.about}: ${role} ${relation} ${part}`)
    }
    process.stdout.write(`${removed} cells of the reading tables removed, ${removed - missed.length} caught.\n`)
    expect(missed).toEqual([])
  })

  test('relations to persons', { timeout: 60_000 }, async () => {
    const few = fewProbes()
    const all = roles.flatMap(role => personReach[role].map(relation => ({ role, relation })))
    const missed: typeof all = []
    for (const { role, relation } of all) {
      const rest = personReach[role].filter(each => each !== relation)
      const wrong = await without(personReach, role, rest, () => observe(rights, few, role, met[relation]?.[0] ?? 'home'))
      if (wrong.length === 0) missed.push({ role, relation })
    }
    process.stdout.write(`${all.length} relations to persons removed, ${all.length - missed.length} caught.\n`)
    expect(missed).toEqual([])
  })

  test('cells of the actions', async () => {
    const all = tables.flatMap(({ actions = {} }) =>
      Object.values(actions).flatMap(by =>
        Object.entries(by).flatMap(([role, sides = []]) => sides.map(side => ({ by, role, sides, side }))),
      ),
    )
    const whole = JSON.stringify(actionsNow())
    let caught = 0
    for (const { by, role, sides, side } of all) {
      const rest = sides.filter(each => each !== side)
      const now = await without(by, role, rest, async () => JSON.stringify(actionsNow()))
      if (now !== whole) caught++
    }
    process.stdout.write(`${all.length} cells of the actions removed, ${caught} caught.\n`)
    expect(caught).toBe(all.length)
  })

  test('rules of fields: a field without one does not start, nor does a rule without a field', () => {
    let removed = 0
    for (const [schema, { rights: slices }] of sectors) {
      for (const slice of slices) {
        for (const [type, fields] of Object.entries(slice.fields)) {
          for (const field of Object.keys(fields)) {
            const { [field]: _, ...rest } = fields
            const fewer = slices.map(each => (each === slice ? { ...each, fields: { ...each.fields, [type]: rest } } : each))
            expect(() => rulesOf(schema, fewer)).toThrow(`${type}.${field} has no rule. Say in its slice's *.access.ts who may read it.`)
            removed++
          }
        }
      }
      const more = [...slices, { fields: { Query: { made: 'register' } } }]
      expect(() => rulesOf(schema, more)).toThrow('Query.made has a rule but is no field. Take the rule away.')
    }
    process.stdout.write(`${removed} rules of fields removed, ${removed} caught.\n`)
  })
})

function cells(): (readonly [RightsTable, (typeof roles)[number], string, string])[] {
  return tables.flatMap(table =>
    roles.flatMap(role =>
      Object.entries(table.reads[role]).flatMap(([relation, parts]) => (parts ?? []).map(part => [table, role, relation, part] as const)),
    ),
  )
}

/** Action → role → the stances in which the judge says yes, of the open person. */
function actionsNow(): Record<string, Record<string, Stance[]>> {
  const judged = (judge: (viewer: Viewer) => string) =>
    Object.fromEntries(
      roles.flatMap(role => {
        const viewer = (stance: Stance) => ({ subject: 's', client: 'c', expiresAt: 0, ...claimsOf(role, stance, rights.open) })
        const yes = stances.filter(stance => judge(viewer(stance)) === 'yes')
        return yes.length > 0 ? [[role, yes]] : []
      }),
    )
  const { home, receiver, issuer }: Family = rights.open
  const residentKey = fromGlobalId('Resident', rights.open.ids.Resident ?? '') ?? null
  const person = { residentKey, facilityCode: home, facilityKind: 'MERIT_PERSON_CARE', provinceCode: '48' } as const
  const paper = {
    residentId: 'r', status: 'SENT', sealed: false, fromFacilityCode: home, fromHospitalCode: issuer, toHospitalCode: receiver,
    fromProvinceCode: '48', toProvinceCode: '48',
  } as const
  const others = {
    ...Object.fromEntries(residentActions.map(name => [name, judged(viewer => judgeResident(viewer, name, person))])),
    recordThreshold: judged(viewer => judgeThreshold(viewer, 'recordThreshold')),
    endThreshold: judged(viewer => judgeThreshold(viewer, 'endThreshold')),
    ...Object.fromEntries(facilityActions.map(name => [name, judged(viewer => judgeFacilityRecord(viewer, name, { facilityCode: home, provinceCode: '48' }))])),
    reportBreach: judged(viewer => judgeBreach(viewer, 'reportBreach', home)),
    recordBreachStep: judged(viewer => judgeBreach(viewer, 'recordBreachStep', home)),
    revokeAccess: judged(viewer => judgeRevocation(viewer, 'revokeAccess')),
    importHealthFacilities: judged(viewer => judgeImport(viewer, 'importHealthFacilities')),
    importCards: judged(judgeCardImport),
    importResidents: judged(judgeResidentImport),
    checkCoverage: judged(viewer => (mayCheck(viewer) ? 'yes' : 'no')),
    ...Object.fromEntries(affairs.map(name => [name, judged(viewer => judgeFacility(viewer, name, { code: home, kind: 'MERIT_PERSON_CARE', provinceCode: '48' }))])),
    ...Object.fromEntries(ruleChanges.map(name => [name, judged(viewer => judgeRuleChange(viewer, name))])),
  }
  const far = { residentKey: 'r', facilityCode: 'FAR', sealedScope: null, provinceCode: '52', sealed: false }
  const held = { provinceCode: '48', holder: { ...far, provinceCode: '48' } }
  const elsewhere = { ...held, provinceCode: '52' }
  const ofFar = { ...held, holder: far }
  const cards = (['registerCard', 'correctCard'] as const).flatMap(name => [
    [name, judged(viewer => judgeCard(viewer, name, { ...held, holder: null }))] as const,
    [`${name} managed elsewhere`, judged(viewer => judgeCard(viewer, name, elsewhere))] as const,
    [`${name} of somebody elsewhere`, judged(viewer => judgeCard(viewer, name, ofFar))] as const,
  ])
  const moves = Object.keys(moveGrants).filter(isAction)
  const off = { ...paper, receiverOnHub: false }
  const onHub = moves.map(name => [name, judged(viewer => judgeReferral(viewer, name, paper))] as const)
  const offHub = moves.map(name => [`${name} off the hub`, judged(viewer => judgeReferral(viewer, name, off))] as const)
  return { ...others, ...Object.fromEntries([...cards, ...onHub, ...offHub]) }
}

const residentActions = Object.keys(residentTable.actions) as ResidentAction[]
const affairs = Object.keys(facilityAffairsTable.actions) as FacilityAction[]
const ruleChanges = Object.keys(ruleChangeTable.actions) as RuleChangeAction[]

function isAction(name: string): name is ReferralAction {
  return name in moveGrants
}
