import { readFileSync } from 'node:fs'
import { buildSchema, isObjectType, Kind, parse, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { projectFile } from '../../kit/files.js'
import { fromGlobalId } from '../../kit/id.js'
import { signedIn } from '../support/client.js'
import { errorCodes } from '../support/consents.js'
import { referredResidents, world } from '../support/world.js'

// The copy that a person has a right to is the graph itself: one saved query that holds everything kept of them, in every sector.

const text = readFileSync(projectFile('schema/examples/my-data.graphql'), 'utf8')
const document = parse(text)

/** What the copy leaves out, and where it is said instead. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'what was told, and who looked: `own-feed.graphql`, `who-looked.graphql`': ['careNotices', 'referralNotices', 'coverageNotices', 'careAccessLog', 'referralAccessLog', 'coverageAccessLog'],
  'the same rows in another order': ['careTimeline', 'referralTimeline', 'coverageTimeline', 'openReferrals', 'measurementSeries', 'lastMeasurements'],
  'the newest of a list that is there': ['latestHealthCheck', 'medicines', 'vaccinations', 'conditions', 'allergies', 'carePlan', 'functionalLevel', 'currentAbsence', 'currentStay', 'address', 'absentSince'],
  'about other people': ['possibleDuplicates'],
  'for who is kept from something; from the person nothing is': ['sealed'],
}

describe('the copy of the data of a person', () => {
  test('asks for every field of a person, or says where it is', () => {
    const resident = buildSchema(readFileSync(projectFile('schema/api.graphql'), 'utf8')).getType('Resident')
    const all = isObjectType(resident) ? Object.keys(resident.getFields()) : []
    const asked: string[] = []
    visit(document, {
      Field: node => {
        if (node.name.value !== 'ownRecord') return
        for (const each of node.selectionSet?.selections ?? []) if (each.kind === Kind.FIELD) asked.push(each.name.value)
      },
    })
    const out = Object.values(elsewhere).flat()
    expect([...asked, ...out].toSorted()).toEqual(all.toSorted())
  })

  test.each(['resident', 'guardian'] as const)('is had by the %s without a refusal, with what each sector knows', { timeout: 60_000 }, async role => {
    const [id = ''] = referredResidents('QN-NCC')
    const key = fromGlobalId('Resident', id)
    const claims: TokenClaims = { role, resident: id }
    const answer = await (await signedIn(claims))(text)
    expect(errorCodes(answer)).toBeUndefined()
    const row = world.facilities.residents.find(each => each.id === key)
    const cards = world.insurance.cards.filter(({ residentId }) => residentId === key).map(({ cardNumber }) => cardNumber)
    const referrals = world.referrals.referrals.filter(({ residentId }) => residentId === key)
    const own = answer.data?.ownRecord as { fullName: string; cards: { cardNumber: string }[]; referrals: { nodes: unknown[] }; consents: unknown[] }
    expect([own.fullName, own.cards.map(({ cardNumber }) => cardNumber).toSorted(), own.referrals.nodes.length]).toEqual([row?.fullName, cards.toSorted(), referrals.length])
    expect([cards.length > 0, referrals.length > 0]).toEqual([true, true])
  })

  test('is nobody’s who is not the person', async () => {
    expect(await (await signedIn({ role: 'nurse', facility: 'QN-NCC' }))(text)).toEqual({ data: { ownRecord: null } })
  })
})
