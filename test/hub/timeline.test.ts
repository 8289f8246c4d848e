import { describe, expect, test } from 'vitest'
import { type MergedTimeline, mergeTimelines, type TimelineEntry } from '../../client/timeline.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { residentsOf, world } from '../support/world.js'

const home = 'HY-NCC'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const referred = world.referrals.referrals
const person = residentsOf(home).find(({ id, leftOn }) => leftOn === null && referred.some(({ residentId }) => residentId === id) && world.facilities.alerts.some(({ residentId }) => residentId === id))
if (!person) throw new Error('The demo has nobody for this')
const id = toGlobalId('Resident', person.id)

interface Entry extends TimelineEntry {
  readonly dayOnly: boolean
  readonly kind: string
  readonly title: string
  readonly ref: string
}
interface Timelines {
  readonly careTimeline: Entry[] | null
  readonly referralTimeline: Entry[] | null
  readonly coverageTimeline: Entry[] | null
}

const entry = 'at dayOnly kind title ref sector cursor'
const all = `query ($id: ID!, $first: Int!, $care: String, $referral: String, $coverage: String) { resident(id: $id) {
  careTimeline(first: $first, before: $care) { ${entry} }
  referralTimeline(first: $first, before: $referral) { ${entry} }
  coverageTimeline(first: $first, before: $coverage) { ${entry} } } }`
const ask = async (claims: TokenClaims, variables: object, language = 'vi') =>
  field<Timelines>(await (await signedIn(claims))(all, { id, first: 100, ...variables }, { 'accept-language': language }), 'resident')

describe('the timeline of a person', () => {
  test('has what the demo knows of them, newest first, in words without a diagnosis', async () => {
    const { careTimeline, referralTimeline, coverageTimeline } = await ask(nurse, {})
    const checks = world.facilities.checks.filter(({ residentId }) => residentId === person.id)
    const alerts = world.facilities.alerts.filter(({ residentId }) => residentId === person.id)
    const count = (kind: string) => careTimeline?.filter(each => each.kind === kind).length
    expect([count('HEALTH_CHECKED'), count('STAY_BEGAN')]).toEqual([checks.length, world.facilities.stays.filter(({ residentId }) => residentId === person.id).length])
    expect(count('ALERT_RAISED')).toBeGreaterThanOrEqual(alerts.length)
    const keys = referred.filter(({ residentId }) => residentId === person.id).map(each => each.id)
    const steps = world.referrals.steps.filter(({ referralId }) => keys.includes(referralId))
    expect(referralTimeline?.length).toBe(Math.min(100, steps.length))
    expect(coverageTimeline?.some(({ kind }) => kind === 'CARD_BEGAN')).toBe(true)
    for (const entries of [careTimeline, referralTimeline, coverageTimeline]) {
      const times = entries?.map(({ at }) => at)
      expect(times).toEqual(times?.toSorted().toReversed())
    }
    const words = JSON.stringify([careTimeline, referralTimeline, coverageTimeline])
    const diagnoses = referred.filter(({ residentId }) => residentId === person.id).flatMap(each => each.diagnoses)
    expect(diagnoses.filter(code => words.includes(code))).toEqual([])
  })

  test('is told in the language of the caller', async () => {
    const { careTimeline } = await ask(nurse, {}, 'en')
    expect(careTimeline?.find(({ kind }) => kind === 'HEALTH_CHECKED')?.title).toBe('Periodic health check')
  })

  test('page by page, merged, is the same as in one piece', async () => {
    const whole = await ask(nurse, {})
    const inOnePiece = mergeTimelines({
      FACILITIES: { entries: whole.careTimeline, first: 101 },
      REFERRALS: { entries: whole.referralTimeline, first: 101 },
      INSURANCE: { entries: whole.coverageTimeline, first: 101 },
    })
    const shown: Entry[] = []
    let next: MergedTimeline<Entry>['next'] = { FACILITIES: null, REFERRALS: null, INSURANCE: null }
    while (next) {
      const before: Record<'care' | 'referral' | 'coverage', string | null> = { care: next.FACILITIES, referral: next.REFERRALS, coverage: next.INSURANCE }
      const page = await ask(nurse, { first: 3, ...before })
      const merged: MergedTimeline<Entry> = mergeTimelines({
        FACILITIES: { entries: page.careTimeline, first: 3, before: before.care },
        REFERRALS: { entries: page.referralTimeline, first: 3, before: before.referral },
        INSURANCE: { entries: page.coverageTimeline, first: 3, before: before.coverage },
      })
      shown.push(...merged.entries)
      next = merged.next
    }
    expect(shown.map(({ cursor }) => cursor).toSorted()).toEqual(inOnePiece.entries.map(({ cursor }) => cursor).toSorted())
    expect(shown.map(({ at }) => at)).toEqual(inOnePiece.entries.map(({ at }) => at))
  })

  test('has no health in it for who may not read health data', async () => {
    const officer: TokenClaims = { role: 'insurance-officer', province: '33' }
    const { careTimeline, coverageTimeline } = await ask(officer, {})
    expect(new Set(careTimeline?.map(({ kind }) => kind))).toEqual(new Set(['STAY_BEGAN']))
    expect(coverageTimeline?.length).toBeGreaterThan(0)
  })

  test('of somebody of the neighbour’s province is not there', async () => {
    const answer = await (await signedIn({ role: 'coordinator', province: '48' }))(all, { id, first: 5 })
    expect(answer).toEqual({ data: { resident: null } })
  })

  test('refuses a page of nothing and a place that was never given', async () => {
    for (const variables of [{ first: 0 }, { first: 101 }, { first: 5, care: 'made-up' }]) {
      const { errors } = await (await signedIn(nurse))(all, { id, ...variables })
      expect(errors?.map(({ extensions }) => extensions?.code)).toContain('BAD_USER_INPUT')
    }
  })
})
