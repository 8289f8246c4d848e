import { expect, test } from 'vitest'
import { readRows } from '../../../kit/rows.js'
import { registerCsv } from './register.fixture.js'
import { registerFile } from './register-file.js'

const row = {
  code: '01001',
  code13: '0100100000000',
  name: 'Bệnh viện Bạch Mai',
  provinceCode: '01',
  onHub: true,
  level: 'SPECIALISED',
  points: 97.5,
  tierBefore2025: 'CENTRAL',
  provisional: false,
  validFrom: '2025-01-01',
  validTo: null,
}

test('the register is read as the hub writes it and as an office in Viet Nam does', () => {
  const ours = 'code,code13,name,province_code,on_hub,level,points,tier_before_2025,provisional,valid_from\n01001,0100100000000,Bệnh viện Bạch Mai,01,true,SPECIALISED,97.5,CENTRAL,false,2025-01-01'
  const theirs = '\ufeffMã CSKCB,Mã 13,Tên,Mã tỉnh,Dùng hệ thống,Cấp,Điểm,Tuyến cũ,Tạm xếp,Từ ngày,Đến ngày\r\n01001,0100100000000,"Be\u0323\u0302nh viện  Bạch Mai ",01,có,chuyên sâu,"97,5",Trung ương,không,01/01/2025,\r\n'
  expect([ours, theirs].map(text => readRows(text, registerFile))).toEqual([
    { rows: [{ line: 2, row }], errors: [] },
    { rows: [{ line: 2, row }], errors: [] },
  ])
})

test.each([
  ['code', '1001', 'CODE_INVALID'],
  ['code', '=01001', 'CODE_INVALID'],
  ['code13', '010010000000', 'CODE13_INVALID'],
  ['name', ' ', 'NAME_EMPTY'],
  ['name', 'Bệnh\u0007viện', 'NAME_HIDDEN_CHARACTER'],
  ['name', 'Bệnh vi\ufffdn', 'NAME_BROKEN_CHARACTER'],
  ['name', 'a'.repeat(256), 'NAME_TOO_LONG'],
  // Quảng Nam, which is part of Đà Nẵng now.
  ['province_code', '49', 'PROVINCE_UNKNOWN'],
  ['on_hub', '', 'YES_OR_NO'],
  ['level', 'hạng I', 'LEVEL_INVALID'],
  ['points', '100.1', 'POINTS_INVALID'],
  ['tier_before_2025', 'khu vực', 'TIER_INVALID'],
  ['provisional', 'maybe', 'YES_OR_NO'],
  ['valid_from', '2025-02-29', 'DAY_INVALID'],
  ['valid_to', '31/04/2026', 'DAY_INVALID'],
])('a cell %s "%s" is %s', (column, cell, code) => {
  expect(readRows(registerCsv({ code: '48001', [column]: cell }), registerFile)).toEqual({ rows: [], errors: [{ line: 2, column, code }] })
})

test.each(["=HYPERLINK('x')", '+ Bệnh viện', '@Trạm', 'a'.repeat(255)])('a name "%s" is kept as the text it is', name => {
  const { rows, errors } = readRows(registerCsv({ code: '48001', name }), registerFile)
  expect([errors, rows.map(each => each.row.name)]).toEqual([[], [name]])
})

test.each<[string, string, object]>([
  ['province_code', '01', { provinceCode: '01' }],
  ['points', '100', { points: 100 }],
  ['points', '0.0', { points: 0 }],
  ['points', '', { points: null }],
  ['tier_before_2025', '', { tierBefore2025: null }],
  ['valid_to', '28/02/2026', { validTo: '2026-02-28' }],
])('a cell %s "%s" is good', (column, cell, value) => {
  expect(readRows(registerCsv({ code: '48001', [column]: cell }), registerFile)).toMatchObject({ rows: [{ line: 2, row: value }], errors: [] })
})
