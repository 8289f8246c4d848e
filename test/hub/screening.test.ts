import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { admitted } from '../support/health.js'
import { merges } from '../support/merges.js'
import { answersOf, aScreening, correctScreening, recordScreening, switchInstrument } from '../support/screenings.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])

interface Screened {
  readonly screening: { id: string } & Record<string, unknown>
  readonly userErrors: { code: string; path: string[]; message: string }[]
}
const refusals = (answer: Answer, name = 'recordScreening') =>
  field<Screened>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
const moderate = [2, 2, 2, 2, 2, 0, 0, 0, 0]

describe('screening instruments', () => {
  const list = `query ($on: LocalDate, $first: Int, $after: String) { screeningInstruments(on: $on, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes {
    code version isOn isOnByDefault scoring lowestScore highestScore textSource isValidated ageFrom items { number label lowest highest step isReversed } bands { code from to severity meaning sex }
    itemRules { item atLeast severity } } } }`
  interface Page { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: ({ code: string; isOn: boolean; items: object[] } & Record<string, unknown>)[] }

  test('are a public register: what they ask where that is free, what their scores mean, and which are on', async () => {
    const ask = await signedIn({ role: 'auditor' })
    const page = field<Page>(await ask(list, { first: 20 }), 'screeningInstruments')
    expect([page.totalCount, page.nodes.map(({ code }) => code)]).toEqual([
      10, ['ASSIST', 'AUDIT', 'AUDIT-C', 'BARTHEL', 'GAD-7', 'GDS-15', 'KATZ-ADL', 'MINI-COG', 'PHQ-9', 'WG-SS'],
    ])
    expect(page.nodes.filter(({ isOn }) => isOn).map(({ code }) => code)).toEqual(['GAD-7', 'GDS-15', 'PHQ-9', 'WG-SS'])
    const barthel = page.nodes.find(({ code }) => code === 'BARTHEL')
    expect(barthel).toMatchObject({
      version: '1965', isOnByDefault: false, scoring: 'SUM', lowestScore: 0, highestScore: 100, textSource: 'LOADED_BY_OPERATOR', isValidated: false, ageFrom: null,
    })
    expect(barthel?.items[7]).toEqual({ number: 8, label: null, lowest: 0, highest: 15, step: 5, isReversed: false })
    const phq = page.nodes.find(({ code }) => code === 'PHQ-9')
    expect(phq?.items[8]).toEqual({ number: 9, label: 'Nghĩ đến cái chết, tự hại', lowest: 0, highest: 3, step: 1, isReversed: false })
    expect(phq?.itemRules).toEqual([{ item: 9, atLeast: 1, severity: 'URGENT' }])
    expect(phq?.bands).toContainEqual({ code: 'MODERATE', from: 10, to: 14, severity: 'WARN', meaning: 'Triệu chứng trầm cảm vừa', sex: null })
    const first = field<Page>(await ask(list, { first: 9 }), 'screeningInstruments')
    const rest = field<Page>(await ask(list, { first: 9, after: first.pageInfo.endCursor }), 'screeningInstruments')
    expect([first.pageInfo.hasNextPage, rest.nodes.map(({ code }) => code), rest.pageInfo.hasNextPage]).toEqual([true, ['WG-SS'], false])
    expect(field<Page>(await ask(list, { first: 20, on: '1990-01-01' }), 'screeningInstruments').nodes.map(({ code }) => code)).toEqual(['BARTHEL', 'GDS-15', 'KATZ-ADL'])
  })

  test('are switched on by the programme officer of a province, by a right, from a day on', async () => {
    const claims: TokenClaims = { role: 'programme-officer', province: '33' }
    const officer = await signedIn(claims)
    const word = (more: object = {}) => ({ input: { idempotencyKey: freshKey('switch'), instrument: 'AUDIT-C', isOn: true, from: '2026-11-02', licenceReference: 'Công văn 88/SYT', expectedVersion: 0, ...more } })
    const { id, ask } = await admitted('HY-TE', {}, { birthDate: '1970' })
    const drinks = (more: object = {}) => ask(recordScreening, { input: aScreening(id, 'AUDIT-C', [2, 1, 1], { screenedOn: '2026-11-02', textUsed: 'Bản dịch của Sở Y tế', ...more }) })
    expect(refusals(await drinks())).toEqual(['INSTRUMENT_NOT_ON instrument'])
    expect(await officer(switchInstrument, word({ licenceReference: null, from: '2026-11-01' }))).toEqual({ data: { switchInstrument: { instrument: null, userErrors: [
      { code: 'DATE_PAST', path: ['input', 'from'], currentVersion: null }, { code: 'LICENCE_REFERENCE_MISSING', path: ['input', 'licenceReference'], currentVersion: null },
    ] } } })
    expect(await officer(switchInstrument, word())).toEqual({ data: { switchInstrument: {
      instrument: { code: 'AUDIT-C', isOn: true, isOnByDefault: false, switchVersion: 1, switchedFrom: '2026-11-02', licenceReference: 'Công văn 88/SYT' }, userErrors: [],
    } } })
    expect(await officer(switchInstrument, word())).toMatchObject({ data: { switchInstrument: { userErrors: [{ code: 'CONFLICT', currentVersion: 1 }] } } })
    const onIn = async (who: TokenClaims) =>
      field<Page>(await (await signedIn(who))(list, { first: 20 }), 'screeningInstruments').nodes.find(({ code }) => code === 'AUDIT-C')?.isOn
    expect([await onIn(claims), await onIn({ role: 'nurse', facility: 'HY-TE' }), await onIn({ role: 'nurse', facility: home }), await onIn({ role: 'resident', resident: id })]).toEqual([
      true, true, false, false,
    ])
    // The day before it was not on yet; on the day a man of 4 points is positive.
    expect(refusals(await drinks({ screenedOn: '2026-11-01' }))).toEqual(['INSTRUMENT_NOT_ON instrument'])
    expect(field<Screened>(await drinks(), 'recordScreening').screening).toMatchObject({ score: 4, band: 'POSITIVE', textUsed: 'Bản dịch của Sở Y tế' })
    expect(await officer(switchInstrument, word({ isOn: false, expectedVersion: 1 }))).toMatchObject({ data: { switchInstrument: { instrument: { isOn: false, switchVersion: 2 } } } })
    expect(refusals(await drinks())).toEqual(['INSTRUMENT_NOT_ON instrument'])
  })

  test('of owners who forbid it are not there, and who asks is told why', async () => {
    const officer = await signedIn({ role: 'programme-officer', province: '33' })
    const { id, ask } = await admitted(home)
    for (const instrument of ['MOCA', 'MMSE']) {
      const { userErrors } = field<Screened>(await ask(recordScreening, { input: aScreening(id, instrument, [0]) }), 'recordScreening')
      expect(userErrors).toEqual([{ code: 'INSTRUMENT_NOT_ALLOWED', path: ['input', 'instrument'], message: expect.stringContaining('MMSE thu phí') }])
      const input = { idempotencyKey: freshKey('switch'), instrument, isOn: true, from: '2026-11-02', licenceReference: 'Đã mua bản quyền', expectedVersion: 0 }
      expect(refusals(await officer(switchInstrument, { input }), 'switchInstrument')).toEqual(['INSTRUMENT_NOT_ALLOWED instrument'])
    }
  })

  test('are switched by nobody else', async () => {
    const input = () => ({ idempotencyKey: freshKey('switch'), instrument: 'AUDIT', isOn: true, from: '2026-11-02', licenceReference: 'Công văn 1', expectedVersion: 0 })
    for (const claims of [{ role: 'head', facility: home }, { role: 'coordinator', province: '48' }, { role: 'programme-officer', scope: 'country' }] as const) {
      expect(errorsOf(await (await signedIn(claims))(switchInstrument, { input: input() }))).toEqual([['switchInstrument', 'FORBIDDEN']])
    }
  })
})

describe('a screening', () => {
  test('is scored by the hub, whatever the order of the answers, and compared with the one before it', async () => {
    const { id, ask } = await admitted(home)
    await ask(recordScreening, { input: aScreening(id, 'PHQ-9', [1, 1, 1, 1, 0, 0, 0, 0, 0], { screenedOn: '2026-10-01' }) })
    const input = { ...aScreening(id, 'PHQ-9', []), answers: answersOf(moderate).toReversed(), informant: 'INFORMANT' }
    expect(await ask(recordScreening, { input })).toEqual({ data: { recordScreening: { userErrors: [], screening: {
      id: expect.any(String), version: 1, instrument: 'PHQ-9', instrumentVersion: '2001', screenedOn: '2026-11-01', informant: 'INFORMANT', language: 'vi', textUsed: null,
      answers: answersOf(moderate), score: 10, highestScore: 27, band: 'MODERATE', meaning: 'Triệu chứng trầm cảm vừa', severity: 'WARN', isOutsideAge: false,
      previousScore: 4, previousOn: '2026-10-01', recordedRole: 'nurse',
      alerts: [{ kind: 'SCREENING', severity: 'WARN', subject: 'PHQ-9', value: 10, foundIn: 'SCREENING', foundOn: '2026-11-01' }], corrections: [],
    } } } })
    const seen = await ask('query ($id: ID!) { resident(id: $id) { screenings(first: 5) { totalCount nodes { score previousScore } } careTimeline(first: 9) { kind title dayOnly } } }', { id })
    expect(seen).toEqual({ data: { resident: {
      screenings: { totalCount: 2, nodes: [{ score: 10, previousScore: 4 }, { score: 4, previousScore: null }] },
      careTimeline: expect.arrayContaining([{ kind: 'SCREENED', title: 'Sàng lọc', dayOnly: true }, { kind: 'ALERT_RAISED', title: 'Có cảnh báo sức khoẻ', dayOnly: false }]),
    } } })
    const page = 'query ($id: ID!, $before: String) { resident(id: $id) { screenings(last: 1, before: $before) { nodes { score } pageInfo { startCursor hasPreviousPage } } } }'
    interface Page { screenings: { nodes: { score: number }[]; pageInfo: { startCursor: string; hasPreviousPage: boolean } } }
    const last = field<Page>(await ask(page, { id }), 'resident').screenings
    const beforeIt = field<Page>(await ask(page, { id, before: last.pageInfo.startCursor }), 'resident').screenings
    expect([last.nodes, beforeIt.nodes, beforeIt.pageInfo.hasPreviousPage]).toEqual([[{ score: 4 }], [{ score: 10 }], false])
  })

  test('sent twice is one; asked twice on a day it raises each finding once; an answer may alert whatever the score is', async () => {
    const { id, ask } = await admitted(home)
    const input = aScreening(id, 'PHQ-9', [0, 0, 0, 0, 0, 0, 0, 0, 1])
    const first = field<Screened>(await ask(recordScreening, { input }), 'recordScreening')
    expect(first.screening).toMatchObject({ score: 1, band: 'MINIMAL', severity: null, alerts: [{ severity: 'URGENT', value: 1 }] })
    expect(field<Screened>(await ask(recordScreening, { input }), 'recordScreening').screening.id).toBe(first.screening.id)
    await ask(recordScreening, { input: aScreening(id, 'PHQ-9', [0, 0, 0, 0, 0, 0, 0, 0, 2]) })
    const seen = await ask('query ($id: ID!) { resident(id: $id) { screenings(first: 5) { totalCount } alerts(first: 5) { nodes { kind subject severity thresholdSource } } } }', { id })
    expect(seen).toEqual({ data: { resident: { screenings: { totalCount: 2 }, alerts: { nodes: [
      { kind: 'SCREENING', subject: 'PHQ-9', severity: 'URGENT', thresholdSource: expect.stringContaining('item 9 > 0') },
    ] } } } })
  })

  test('with an item left out, in no text, of a day to come, in a version that there is not: refused, at its place', async () => {
    const { id, ask } = await admitted(home)
    const refused = async (instrument: string, values: readonly number[], more: object = {}) => refusals(await ask(recordScreening, { input: aScreening(id, instrument, values, { ...more }) }))
    expect(await refused('PHQ-9', moderate.slice(0, 7))).toEqual(['ANSWER_MISSING answers.7', 'ANSWER_MISSING answers.8'])
    expect(await refused('PHQ-9', [4, ...moderate.slice(1)])).toEqual(['ANSWER_OUT_OF_RANGE answers.0.value'])
    expect(await refused('WG-SS', [1, 1, 1, 1, 1, 1])).toEqual(['TEXT_SOURCE_MISSING textUsed'])
    expect(await refused('PHQ-9', moderate, { screenedOn: '2026-11-03' })).toEqual(['DATE_IN_FUTURE screenedOn'])
    expect(await refused('PHQ-9', moderate, { instrumentVersion: '1999' })).toEqual(['INSTRUMENT_VERSION_UNKNOWN instrumentVersion'])
    expect(await refused('BECK', moderate)).toEqual(['NOT_FOUND instrument'])
    const { userErrors } = field<Screened>(await ask(recordScreening, { input: aScreening(id, 'GAD-7', [0, 0, 0, 0, 0, 0]) }, { 'accept-language': 'en' }), 'recordScreening')
    expect(userErrors.map(({ message }) => message)).toEqual(['Item 7 is not answered. Ask all of them, and send it again.'])
  })

  test('is corrected: scored anew, what stood is kept, its alerts stay and new ones come beside them', async () => {
    const { id, ask } = await admitted(home)
    const made = field<Screened>(await ask(recordScreening, { input: aScreening(id, 'PHQ-9', moderate) }), 'recordScreening').screening
    const form = (more: object = {}) => ({ input: {
      idempotencyKey: freshKey('correct'), screening: made.id, expectedVersion: 1, reason: 'Ghi nhầm câu 6', screenedOn: '2026-11-01', informant: 'PERSON',
      answers: answersOf([2, 2, 2, 2, 2, 3, 2, 0, 0]), ...more,
    } })
    expect(refusals(await ask(correctScreening, form({ answers: answersOf(moderate) })), 'correctScreening')).toEqual(['NOTHING_TO_CORRECT '])
    expect(refusals(await ask(correctScreening, form({ reason: ' x ', answers: answersOf(moderate.slice(1)) })), 'correctScreening')).toEqual(['ANSWER_MISSING answers.8', 'REASON_MISSING reason'])
    expect(await ask(correctScreening, form())).toEqual({ data: { correctScreening: { userErrors: [], screening: {
      version: 2, score: 15, band: 'MODERATELY_SEVERE', alerts: expect.arrayContaining([{ severity: 'WARN', value: 10 }, { severity: 'ALERT', value: 15 }]),
      corrections: [{ version: 2, byRole: 'nurse', reason: 'Ghi nhầm câu 6', before: expect.arrayContaining([
        { field: 'answers', value: JSON.stringify(answersOf(moderate)) }, { field: 'score', value: '10' }, { field: 'band', value: 'MODERATE' },
      ]) }],
    } } } })
    expect(await ask(correctScreening, form({ idempotencyKey: freshKey('again') }))).toEqual({ data: { correctScreening: { screening: null, userErrors: [
      { code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 },
    ] } } })
  })

  test('of somebody too young for the instrument is kept and says so', async () => {
    const { id, ask } = await admitted(home, {}, { birthDate: '1990-05-05' })
    const { screening } = field<Screened>(await ask(recordScreening, { input: aScreening(id, 'GDS-15', [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0]) }), 'recordScreening')
    expect(screening).toMatchObject({ score: 0, band: 'NORMAL', isOutsideAge: true, alerts: [] })
  })

  test('the neighbour finds nobody, who may only look is refused, and who has no right to health data is told so', async () => {
    const { id, ask } = await admitted(home)
    const made = field<Screened>(await ask(recordScreening, { input: aScreening(id, 'PHQ-9', moderate) }), 'recordScreening').screening
    const by = async (claims: TokenClaims) => (await signedIn(claims))(recordScreening, { input: aScreening(id, 'PHQ-9', moderate) })
    expect(refusals(await by({ role: 'clinician', facility: 'BD-KT' }))).toEqual(['NOT_FOUND resident'])
    expect(errorsOf(await by({ role: 'guardian', resident: id }))).toEqual([['recordScreening', 'FORBIDDEN']])
    const correction = { idempotencyKey: freshKey('correct'), screening: made.id, expectedVersion: 1, reason: 'Ghi nhầm', screenedOn: '2026-11-01', informant: 'PERSON', answers: answersOf(moderate) }
    expect(refusals(await (await signedIn({ role: 'nurse', facility: 'BD-KT' }))(correctScreening, { input: correction }), 'correctScreening')).toEqual(['NOT_FOUND screening'])
    const look = 'query ($id: ID!) { resident(id: $id) { screenings(first: 5) { totalCount } } }'
    const officer = await (await signedIn({ role: 'programme-officer', province: '48' }))(look, { id })
    expect([officer.data, errorsOf(officer)]).toEqual([{ resident: { screenings: null } }, [['resident.screenings', 'FORBIDDEN']]])
    expect(await (await signedIn({ role: 'guardian', resident: id }))(look, { id })).toEqual({ data: { resident: { screenings: { totalCount: 1 } } } })
  })

  test('of two records of one person are one list', async () => {
    const { person, leaves, nurse, ...joined } = merges(home)
    const ask = await signedIn(nurse)
    const one = await person('Sàng Lọc Một')
    const other = await person('Sàng Lọc Hai')
    await ask(recordScreening, { input: aScreening(other.id, 'GAD-7', [1, 1, 1, 0, 0, 0, 0], { screenedOn: '2026-11-02' }) })
    await ask(recordScreening, { input: aScreening(one.id, 'GAD-7', [2, 2, 2, 0, 0, 0, 0], { screenedOn: '2026-11-02' }) })
    await joined.join(one, await leaves(other))
    const seen = await ask('query ($id: ID!) { resident(id: $id) { screenings(first: 5) { totalCount nodes { score } } } }', { id: one.id })
    const { totalCount, nodes } = field<{ screenings: { totalCount: number; nodes: { score: number }[] } }>(seen, 'resident').screenings
    expect([totalCount, nodes.map(({ score }) => score).toSorted()]).toEqual([2, [3, 6]])
  })
})
