import { describe, expect, test } from 'vitest'
import type { CardContent } from '../card-register/card-register.rules.js'
import { type FileCard, type KnownCard, settleRows } from './card-import.rules.js'

const number = 'BT2490000000001'
const content: CardContent = {
  cardNumber: number,
  holderName: 'Lê Thị Mẫu',
  holderBirthDate: '1951',
  personalId: '049151000001',
  registeredFacilityCode: '49010',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  fiveYearOn: '2027-01-01',
  status: 'ACTIVE',
  residentId: null,
}
const { residentId: _, ...row } = content
const known = (more: Partial<CardContent> = {}, card: Partial<KnownCard> = {}): KnownCard => {
  return { id: 'card', version: 3, provinceCode: '48', content: { ...content, ...more }, ...card }
}
const everyColumn = ['card_number', 'holder_name', 'birth_date', 'personal_id', 'registered_facility_code', 'valid_from', 'valid_to', 'five_year_on', 'status']

function settle(of: Partial<FileCard>, cards: readonly KnownCard[], { holder, columns = everyColumn }: { holder?: string; columns?: string[] } = {}) {
  const file = { ...row, ...of }
  const held = holder ? [[file.cardNumber.slice(5), holder] as const] : []
  const facts = { today: '2026-11-02', isObjectCode: (code: string) => code === 'BT', provinceCode: '48', columns }
  const { settled, errors } = settleRows([{ line: 7, row: file }], { byNumber: new Map([[number, cards]]), holders: new Map(held) }, facts)
  return [...settled.map(({ change, fields, isWritten, after }) => ({ change, fields, isWritten, residentId: after.residentId, status: after.status })),
    ...errors.map(({ line, column, code }) => `${line} ${column} ${code}`)]
}
const settled = { change: 'UNCHANGED', fields: [], isWritten: false, residentId: null, status: 'ACTIVE' }

describe('a row', () => {
  test.each<[string, unknown[], unknown[]]>([
    ['of a new card adds it', settle({ status: null }, []), [{ ...settled, change: 'ADDED', isWritten: true }]],
    ['of a new card of a resident links it', settle({}, [], { holder: 'r' }), [{ ...settled, change: 'ADDED', isWritten: true, residentId: 'r' }]],
    ['that is so already changes nothing', settle({}, [known()]), [settled]],
    ['renews the latest card of its number', settle({ validFrom: '2027-01-01', validTo: null }, [known()]),
      [{ ...settled, change: 'CHANGED', fields: ['valid_from', 'valid_to'], isWritten: true }]],
    ['of an earlier card leaves the later one', settle({ validFrom: '2025-01-01', validTo: '2025-12-31' }, [known(), known({ validFrom: '2025-01-01', validTo: '2025-12-31' }, { id: 'old' })]), [settled]],
    ['that makes it meet another of its number is refused', settle({ validFrom: '2025-01-01', validTo: '2026-01-01' }, [known(), known({ validFrom: '2025-01-01', validTo: '2025-12-31' }, { id: 'old' })]),
      ['7 valid_from CARD_IN_USE']],
    ['without a status leaves it', settle({ status: null }, [known({ status: 'SUSPENDED' })]), [{ ...settled, status: 'SUSPENDED' }]],
    ['with empty cells empties them', settle({ personalId: null, fiveYearOn: null }, [known()]), [{ ...settled, change: 'CHANGED', fields: ['personal_id', 'five_year_on'], isWritten: true }]],
    ['without the columns leaves them', settle({ personalId: null, validTo: null, fiveYearOn: null, status: null }, [known()], { columns: everyColumn.slice(0, 3) }), [settled]],
    ['never takes a card from its holder', settle({}, [known({ residentId: 'one' })], { holder: 'other' }), [{ ...settled, residentId: 'one' }]],
    ['that finds whose it is writes it, and does not tell', settle({}, [known()], { holder: 'r' }), [{ ...settled, isWritten: true, residentId: 'r' }]],
    ['of another province is refused', settle({ cardNumber: 'BT2520000000001' }, []), ['7 card_number OTHER_PROVINCE']],
    ['of a card that another province manages is refused', settle({}, [known({}, { provinceCode: '01' })]), ['7 card_number OTHER_PROVINCE']],
    ['is refused with all that is wrong', settle({ cardNumber: 'QQ2490000000001', validTo: '2025-01-01', holderBirthDate: '2030' }, []),
      ['7 card_number OBJECT_CODE_UNKNOWN', '7 birth_date BORN_IN_FUTURE', '7 valid_to ENDS_BEFORE_START', '7 valid_from BEGINS_BEFORE_BIRTH']],
  ])('%s', (_name, is, should) => {
    expect(is).toEqual(should)
  })
})
