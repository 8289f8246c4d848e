import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealedWord, tellsProtected } from '../../../kit/vn/protected-status.rules.js'
import { toldCodes, toldText, toldTexts } from './told.rules.js'

const outsider = { protectedToo: false }
const party = { protectedToo: true }

test.each([
  [['I10', 'B20.1', 'E11'], ['I10', 'E11']], [['B24'], []], [['Z21', 'b20'], []], [[], []], [['B25', 'Z22'], ['B25', 'Z22']],
])('of the codes %j an outsider is told %j, a party all', (codes, told) => {
  expect([toldCodes(outsider, codes), toldCodes(party, codes)]).toEqual([told, codes])
})

test.each([
  ['Đau ngực', 'Đau ngực'], ['Nhiễm HIV đang điều trị ARV', sealedWord], ['Theo dõi B20', sealedWord], [null, null], ['', ''],
])('of the text "%s" an outsider is told "%s", a party all', (text, told) => {
  expect([toldText(outsider, text), toldText(party, text)]).toEqual([told, text])
})

test('of several texts each is judged by itself, and nothing else of the thing changes', () => {
  const answer = { id: 1, summary: 'HIV giai đoạn 2', treatment: 'Nghỉ ngơi', medicines: null }
  expect(toldTexts(outsider, answer, ['summary', 'treatment', 'medicines'])).toEqual({ ...answer, summary: sealedWord })
})

test('what an outsider is told never tells, whatever was written', () => {
  const word = fc.constantFrom('HIV', 'B20.1', 'Dolutegravir', 'sốt', 'I10', 'Z21', 'ho', 'aids')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), words => {
      const text = words.join(' ')
      expect([tellsProtected(toldText(outsider, text)), toldCodes(outsider, words).some(tellsProtected)]).toEqual([false, false])
      expect(toldText(party, text)).toBe(text)
    }),
  )
})
