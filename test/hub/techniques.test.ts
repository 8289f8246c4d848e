import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { facilityOf } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'HY-KC'
const facility = toGlobalId('Facility', facilityOf(home).id)
const head: TokenClaims = { role: 'head', facility: home }

const codesOf = (answer: Answer, name: string) => field<{ userErrors: { code: string; path: string[] }[] }>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
const errorsOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code)

interface Share {
  version: number
  list: { name: string } | null
  isChosen: boolean
  performed: number
  listed: number
  percent: number | null
  meetsPlan: boolean
  entries: { nodes: { technique: { id: string; code: string }; isPerformed: boolean; since: string | null }[] }
}

const share = 'version list { name } isChosen performed listed percent meetsPlan entries(first: 100) { nodes { technique { id code } isPerformed since } }'
const shareOf = async (on?: string, of = facility) => {
  const ask = await signedIn({ role: 'auditor' })
  return field<{ techniques: Share }>(await ask(`query ($of: ID!, $on: LocalDate) { facility(id: $of) { techniques(on: $on) { ${share} } } }`, { of, on }), 'facility').techniques
}
const recordTechniques = `mutation ($input: RecordTechniquesInput!) { recordTechniques(input: $input) { techniques { ${share} } userErrors { code path currentVersion } } }`
const recordList = 'mutation ($input: RecordTechniqueListInput!) { recordTechniqueList(input: $input) { list { id name provinceCode confidence techniques(first: 10) { totalCount nodes { id code } } } userErrors { code path } } }'
const chooseList = 'mutation ($input: ChooseTechniqueListInput!) { chooseTechniqueList(input: $input) { choice { version from reason list { name } } userErrors { code path currentVersion } } }'

describe('the techniques of a facility', () => {
  test('are a share of the list of the day, with the list behind it', async () => {
    const { list, isChosen, performed, listed, percent, meetsPlan, entries } = await shareOf(undefined, toGlobalId('Facility', facilityOf('BD-KT').id))
    expect({ list, isChosen, listed }).toEqual({ list: { name: 'Danh mục kỹ thuật – phụ lục 1 (mẫu rút gọn)' }, isChosen: false, listed: 22 })
    expect(entries.nodes).toHaveLength(22)
    expect(entries.nodes.filter(({ isPerformed }) => isPerformed)).toHaveLength(performed)
    expect(percent).toBe(Math.round((performed / 22) * 1000) / 10)
    expect(meetsPlan).toBe(performed >= 18)
    const later = await shareOf('2028-01-01', toGlobalId('Facility', facilityOf('BD-KT').id))
    expect([later.list, later.performed, later.listed]).toEqual([{ name: 'Danh mục kỹ thuật – phụ lục 2 (mẫu rút gọn)' }, 0, 24])
    const before = await shareOf('2013-12-31')
    expect([before.list, before.performed, before.listed, before.percent, before.meetsPlan]).toEqual([null, 0, 0, null, false])
  })

  test('begin, end and are withdrawn by the head, step by step', async () => {
    const ask = await signedIn(head)
    const at = await shareOf()
    const [idle, active] = [at.entries.nodes.find(({ isPerformed }) => !isPerformed), at.entries.nodes.find(({ isPerformed }) => isPerformed)]
    if (!idle || !active) throw new Error('The demo has other techniques now')
    const input = (expectedVersion: number, ...changes: Record<string, unknown>[]) => ({ idempotencyKey: freshKey('techniques'), facility, expectedVersion, changes })
    const begin = { technique: idle.technique.id, step: 'BEGIN', on: '2026-10-01' }
    const end = { technique: active.technique.id, step: 'END', on: '2026-10-31' }
    const begun = field<{ techniques: Share }>(await ask(recordTechniques, { input: input(at.version, begin, end) }), 'recordTechniques').techniques
    expect([begun.version, begun.performed]).toEqual([at.version + 1, at.performed])
    expect(begun.entries.nodes.find(({ technique }) => technique.id === idle.technique.id)).toMatchObject({ isPerformed: true, since: '2026-10-01' })
    expect([(await shareOf('2026-09-30')).performed, (await shareOf('2026-10-31')).performed]).toEqual([at.performed, at.performed + 1])
    const stale = await ask(recordTechniques, { input: input(at.version, begin) })
    expect(field<{ userErrors: unknown[] }>(stale, 'recordTechniques').userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: at.version + 1 }])
    const wrong = [begin, { ...end, on: '2026-11-01' }, { technique: toGlobalId('Technique', uuidFrom('none')), step: 'BEGIN', on: '2026-10-01' }]
    expect(codesOf(await ask(recordTechniques, { input: input(at.version + 1, ...wrong) }), 'recordTechniques')).toEqual([
      'TECHNIQUE_PERFORMED input.changes.0.on', 'TECHNIQUE_NOT_PERFORMED input.changes.1.technique', 'NOT_FOUND input.changes.2.technique',
    ])
    const withdraw = { technique: idle.technique.id, step: 'WITHDRAW', on: '2026-10-15', reason: 'Ghi nhầm kỹ thuật' }
    expect(codesOf(await ask(recordTechniques, { input: input(at.version + 1, withdraw) }), 'recordTechniques')).toEqual([])
    expect((await shareOf('2026-10-31')).performed).toBe(at.performed)
  })

  test('recorded by two at once come one after the other: the second is told', async () => {
    const { version, entries } = await shareOf()
    const idle = entries.nodes.filter(({ isPerformed }) => !isPerformed)
    const record = async (technique: string | undefined) =>
      (await signedIn(head))(recordTechniques, { input: { idempotencyKey: freshKey('techniques'), facility, expectedVersion: version, changes: [{ technique, step: 'BEGIN', on: '2026-11-01' }] } })
    const answers = await Promise.all([record(idle[0]?.technique.id), record(idle[1]?.technique.id)])
    expect(answers.flatMap(answer => codesOf(answer, 'recordTechniques'))).toEqual(['CONFLICT input.expectedVersion'])
  })

  test('are recorded by nobody but the head', async () => {
    const { version, entries } = await shareOf()
    const input = { idempotencyKey: freshKey('techniques'), facility, expectedVersion: version, changes: [{ technique: entries.nodes[0]?.technique.id, step: 'BEGIN', on: '2026-11-01' }] }
    for (const claims of [{ role: 'nurse', facility: home }, { role: 'programme-officer', province: '33' }, { role: 'head', facility: 'HY-TT' }, { role: 'admin' }] as const) {
      expect(errorsOf(await (await signedIn(claims))(recordTechniques, { input })), claims.role).toEqual(['FORBIDDEN'])
    }
  })
})

describe('the list of a province', () => {
  // A province in which the demo has no home, so that no other test is measured by it.
  const officer: TokenClaims = { role: 'programme-officer', province: '01' }
  const choices = 'query ($province: String!) { techniqueListChoices(provinceCode: $province) { version from reason list { name } } }'
  const aList = (more: Record<string, unknown> = {}) => ({
    idempotencyKey: freshKey('list'), name: 'Danh mục của Hà Nội', legalBasis: 'QĐ thử nghiệm', source: 'Sở Y tế', validFrom: '2026-01-01',
    techniques: [{ code: 'HN-2', name: 'Thay băng' }, { code: 'HN-1', name: 'Đo huyết áp' }], ...more,
  })

  test('is recorded and chosen by its programme officer, from a day on; what was chosen before stays', async () => {
    const ask = await signedIn(officer)
    const made = field<{ list: { id: string } }>(await ask(recordList, { input: aList() }), 'recordTechniqueList')
    expect(made).toEqual({
      list: {
        id: expect.any(String), name: 'Danh mục của Hà Nội', provinceCode: '01', confidence: 'province',
        techniques: { totalCount: 2, nodes: [{ id: expect.any(String), code: 'HN-1' }, { id: expect.any(String), code: 'HN-2' }] },
      },
      userErrors: [],
    })
    const choose = (expectedVersion: number, from: string, list = made.list.id) =>
      ask(chooseList, { input: { idempotencyKey: freshKey('choose'), expectedVersion, list, from, reason: 'Theo chỉ đạo của Sở' } })
    expect(await choose(0, '2026-07-01')).toEqual({
      data: { chooseTechniqueList: { choice: { version: 1, from: '2026-07-01', reason: 'Theo chỉ đạo của Sở', list: { name: 'Danh mục của Hà Nội' } }, userErrors: [] } },
    })
    expect(field<{ userErrors: unknown[] }>(await choose(0, '2026-08-01'), 'chooseTechniqueList').userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 1 }])
    await choose(1, '2026-09-01', toGlobalId('TechniqueList', uuidFrom('technique-list:TT23-PL1')))
    const kept = field<{ version: number; from: string }[]>(await ask(choices, { province: '01' }), 'techniqueListChoices')
    expect(kept.map(({ version, from }) => [version, from])).toEqual([[2, '2026-09-01'], [1, '2026-07-01']])
    const neighbour = await signedIn({ role: 'programme-officer', province: '27' })
    const foreign = { idempotencyKey: freshKey('choose'), expectedVersion: 0, list: made.list.id, from: '2026-07-01', reason: 'Của tỉnh khác' }
    expect(codesOf(await neighbour(chooseList, { input: foreign }), 'chooseTechniqueList')).toEqual(['NOT_FOUND input.list'])
  })

  test('holds for its facilities on the days for which it was chosen', async () => {
    const hungYen = await signedIn({ role: 'programme-officer', province: '33' })
    const made = field<{ list: { id: string } }>(await hungYen(recordList, { input: aList({ name: 'Danh mục của Hưng Yên', validFrom: '2020-01-01', validTo: '2020-12-31' }) }), 'recordTechniqueList')
    const input = { idempotencyKey: freshKey('choose'), expectedVersion: 0, list: made.list.id, from: '2020-03-01', reason: 'Áp dụng thử năm 2020' }
    expect(codesOf(await hungYen(chooseList, { input }), 'chooseTechniqueList')).toEqual([])
    const names = await Promise.all(['2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01'].map(async on => [(await shareOf(on)).list?.name, (await shareOf(on)).isChosen]))
    const national = 'Danh mục kỹ thuật tuyến xã (mẫu rút gọn)'
    expect(names).toEqual([[national, false], ['Danh mục của Hưng Yên', true], ['Danh mục của Hưng Yên', true], [national, false]])
  })

  test('is refused to others, and when something is wrong with it', async () => {
    const ask = await signedIn(officer)
    expect(codesOf(await ask(recordList, { input: aList({ name: 'x', techniques: [] }) }), 'recordTechniqueList')).toEqual(['INVALID_VALUE input.name', 'INVALID_VALUE input.techniques'])
    for (const claims of [{ role: 'head', facility: home }, { role: 'coordinator', province: '01' }, { role: 'programme-officer' }, { role: 'programme-officer', scope: 'country' }, { role: 'admin' }] as const) {
      expect(errorsOf(await (await signedIn(claims))(recordList, { input: aList() })), claims.role).toEqual(['FORBIDDEN'])
    }
  })
})

describe('the check-list of a facility', () => {
  const fields = 'on version result results { kind result met notMet notAnswered } items { criterion { code kind confidence } answer answeredOn evidence byRole }'
  interface CheckList {
    version: number
    result: string
    results: { kind: string; result: string; met: number; notMet: number; notAnswered: number }[]
    items: { criterion: { code: string; kind: string; confidence: string }; answer: string | null; answeredOn: string | null; evidence: string | null; byRole: string | null }[]
  }
  const checkListOf = async (claims: TokenClaims, on?: string) => {
    const ask = await signedIn(claims)
    return field<{ checkList: CheckList | null }>(await ask(`query ($of: ID!, $on: LocalDate) { facility(id: $of) { checkList(on: $on) { ${fields} } } }`, { of: facility, on }), 'facility').checkList
  }
  const answerCheckList = `mutation ($input: AnswerCheckListInput!) { answerCheckList(input: $input) { checkList { ${fields} } userErrors { code path currentVersion } } }`

  test('is met when every criterion is, and says of each day what was true then', async () => {
    const ask = await signedIn(head)
    const before = await checkListOf(head)
    if (!before) throw new Error('The head reads no check-list')
    expect(before.items.map(({ criterion }) => criterion.confidence)).toEqual(Array.from({ length: 10 }, () => 'low'))
    const answer = (expectedVersion: number, on: string, answers: Record<string, unknown>[]) =>
      ask(answerCheckList, { input: { idempotencyKey: freshKey('check-list'), facility, expectedVersion, on, answers } })
    const all = before.items.map(({ criterion }) => ({ criterion: criterion.code, answer: 'MET', evidence: 'Biên bản ngày 30/10' }))
    const met = field<{ checkList: CheckList }>(await answer(before.version, '2026-10-30', all), 'answerCheckList').checkList
    expect(met).toMatchObject({
      version: before.version + 1,
      result: 'MET',
      results: [{ kind: 'PRIMARY_CARE', result: 'MET', met: 6, notMet: 0, notAnswered: 0 }, { kind: 'REHABILITATION', result: 'MET', met: 4, notMet: 0, notAnswered: 0 }],
    })
    const one = [{ criterion: 'PH-02', answer: 'NOT_MET', evidence: 'Kỹ thuật viên nghỉ việc' }]
    expect(codesOf(await answer(before.version, '2026-11-01', one), 'answerCheckList')).toEqual(['CONFLICT input.expectedVersion'])
    await answer(met.version, '2026-11-01', one)
    const [yesterday, today] = [await checkListOf(head, '2026-10-31'), await checkListOf(head)]
    expect([yesterday?.result, today?.result, today?.results.map(({ result }) => result)]).toEqual(['MET', 'NOT_MET', ['MET', 'NOT_MET']])
    expect(today?.items.find(({ criterion }) => criterion.code === 'PH-02')).toMatchObject({ answer: 'NOT_MET', answeredOn: '2026-11-01', evidence: 'Kỹ thuật viên nghỉ việc', byRole: 'head' })
    expect((await checkListOf(head, '2021-01-01'))?.result).toBe('NOT_ANSWERED')
    const wrong = [{ criterion: 'XX-1', answer: 'MET', evidence: ' ' }]
    expect(codesOf(await answer(met.version + 1, '2026-11-03', wrong), 'answerCheckList')).toEqual(['DATE_IN_FUTURE input.on', 'NOT_FOUND input.answers.0.criterion', 'INVALID_VALUE input.answers.0.evidence'])
  })

  test('is read by its own staff and its province, and answered by its head only', async () => {
    const readers: TokenClaims[] = [{ role: 'nurse', facility: home }, { role: 'coordinator', province: '33' }, { role: 'programme-officer', province: '33' }]
    for (const claims of readers) expect(await checkListOf(claims), JSON.stringify(claims)).not.toBeNull()
    const strangers: TokenClaims[] = [{ role: 'head', facility: 'HY-TT' }, { role: 'programme-officer', province: '52' }, { role: 'insurance-head', province: '33' }, { role: 'auditor' }, { role: 'admin' }]
    for (const claims of strangers) expect(await checkListOf(claims), JSON.stringify(claims)).toBeNull()
    const input = { idempotencyKey: freshKey('check-list'), facility, expectedVersion: 0, on: '2026-11-01', answers: [{ criterion: 'CS-01', answer: 'MET', evidence: 'Có' }] }
    for (const claims of [...readers, ...strangers]) expect(errorsOf(await (await signedIn(claims))(answerCheckList, { input })), JSON.stringify(claims)).toEqual(['FORBIDDEN'])
  })
})
