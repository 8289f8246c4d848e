import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { endedBy, type NewNumber, type NumberInForce, paperOf, paperProblems } from './identifier.rules.js'
import { numberLookedFor } from './recognised-number.rules.js'

const today = '2026-11-02'
const temporary: NumberInForce = { id: 't', type: 'TEMPORARY', validFrom: null }
const personal: NumberInForce = { id: 'p', type: 'PERSONAL_ID', validFrom: '2021-05-01' }
const asked = (more: Partial<NewNumber>): NewNumber => ({ type: 'PERSONAL_ID', replaces: undefined, ...more })

test.each<[string, Partial<NewNumber>, NumberInForce[], string[]]>([
  ['the first number of all ends none', {}, [], []],
  ['a paper of identity links the temporary code today, whenever it was issued', { issuedOn: '2020-01-01' }, [temporary], ['t 2026-11-02 LINKED']],
  ['a social-insurance number is no paper of identity', { type: 'SOCIAL_INSURANCE' }, [temporary], []],
  ['unless somebody says that it takes its place', { type: 'SOCIAL_INSURANCE', replaces: 't' }, [temporary], ['t 2026-11-02 LINKED']],
  ['a second one of a kind is refused', {}, [personal], ['IDENTIFIER_IN_FORCE type']],
  ['one issued anew ends the old one the day before', { replaces: 'p', issuedOn: '2026-03-10' }, [personal], ['p 2026-03-09 REISSUED']],
  ['by the day from which it holds', { replaces: 'p', issuedOn: '2026-03-10', validFrom: '2026-04-01' }, [personal], ['p 2026-03-31 REISSUED']],
  ['or by today when no day is known', { replaces: 'p' }, [personal], ['p 2026-11-01 REISSUED']],
  ['not before the old one began', { replaces: 'p', issuedOn: '2021-05-01' }, [personal], ['DATE_TOO_EARLY validFrom']],
  ['a passport does not replace a personal ID', { type: 'PASSPORT', replaces: 'p' }, [personal], ['NOT_FOUND replaces']],
  ['nor does anything replace what is not there', { replaces: 'x' }, [personal], ['NOT_FOUND replaces']],
])('%s', (_, more, inForce, outcome) => {
  const { ends, problems } = endedBy(asked(more), inForce, today)
  expect([...ends.map(({ id, on, reason }) => `${id} ${on} ${reason}`), ...problems.map(({ code, path }) => `${code} ${path.join('.')}`)]).toEqual(outcome)
})

test('whatever is recorded, of a kind one number at most is in force', () => {
  const type = fc.constantFrom('PERSONAL_ID', 'PASSPORT', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD' as const)
  const day = fc.integer({ min: 0, max: 3_000 }).map(days => addDays('2018-01-01', days))
  fc.assert(
    fc.property(fc.uniqueArray(type, { maxLength: 4 }), type, fc.option(day), fc.boolean(), (types, kind, validFrom, named) => {
      const inForce = types.map(each => ({ id: each, type: each, validFrom: '2019-01-01' }))
      const replaces = named && types.includes(kind) ? kind : undefined
      const { ends, problems } = endedBy({ type: kind, replaces, validFrom }, inForce, today)
      if (problems.length > 0) return ends.length === 0
      const left = inForce.filter(({ id }) => !ends.some(end => end.id === id))
      return left.every(each => each.type !== kind) && ends.every(({ on }) => on >= '2019-01-01')
    }),
  )
})

test.each([
  [{ issuedOn: '2026-11-03' }, ['DATE_IN_FUTURE issuedOn']],
  [{ issuedOn: '1949-12-31' }, ['DATE_TOO_EARLY issuedOn']],
  [{ issuedOn: '2020-01-02', expiresOn: '2020-01-01' }, ['DATE_TOO_EARLY expiresOn']],
  [{ issuer: 'x'.repeat(201) }, ['INVALID_VALUE issuer']],
  [{ issuer: 'Bộ Công an', issuedOn: '2020-01-02', expiresOn: '2045-01-02' }, []],
])('the paper %j', (paper, problems) => {
  expect(paperProblems(paper, '1950-01-01', today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})

test('a number holds from its day of issue where nothing else is said', () => {
  expect(paperOf({ issuer: ' Bộ Công an ', issuedOn: '2024-07-02' })).toEqual({
    issuer: 'Bộ Công an', issuedOn: '2024-07-02', expiresOn: null, validFrom: '2024-07-02',
  })
})

test.each([
  ['033 158 000 001', 'PERSONAL_ID', 'PERSONAL_ID', '033158000001'],
  ['O33158OOOOO1', 'PERSONAL_ID', 'PERSONAL_ID', '033158000001'],
  ['3312345678', 'SOCIAL_INSURANCE', 'SOCIAL_INSURANCE', '3312345678'],
  ['bt2 33 3312345678', 'HEALTH_INSURANCE_CARD', 'SOCIAL_INSURANCE', '3312345678'],
  ['TE1333312345678', 'HEALTH_INSURANCE_CARD', 'SOCIAL_INSURANCE', '3312345678'],
  ['201.234.567', 'OLD_IDENTITY_CARD', 'OLD_IDENTITY_CARD', '201234567'],
  ['c 1234567', 'PASSPORT', 'PASSPORT', 'C1234567'],
  ['tam-5000001', 'TEMPORARY', 'TEMPORARY', 'TAM-5000001'],
])('%s is looked for as %s', (text, recognisedAs, type, value) => {
  expect(numberLookedFor(text)).toEqual({ recognisedAs, type, value })
})

test.each(['', 'Nguyễn Văn A', '12345', '12345678901'])('%j is no number', text => {
  expect(numberLookedFor(text)).toBeUndefined()
})
