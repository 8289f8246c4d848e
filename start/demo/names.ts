import type { Sex } from '../../subgraphs/facilities/resident/resident.rules.js'
import type { Random } from './random.js'

/** Parts put together by chance: nobody in the demo is a real person. */
export interface PersonName {
  readonly familyName: string
  readonly givenName: string
  readonly fullName: string
}

type Weighted = readonly (readonly [string, number])[]

/** About as often as in the country. */
const families: Weighted = [
  ['Nguyễn', 380], ['Trần', 110], ['Lê', 95], ['Phạm', 70], ['Huỳnh', 35], ['Hoàng', 25], ['Phan', 45], ['Võ', 25],
  ['Vũ', 20], ['Đặng', 21], ['Bùi', 20], ['Đỗ', 17], ['Hồ', 13], ['Ngô', 13], ['Dương', 10], ['Lý', 5], ['Đinh', 9],
  ['Trương', 9], ['Đoàn', 7], ['Lâm', 6], ['Mai', 6], ['Trịnh', 6], ['Cao', 5], ['Tạ', 4], ['Lương', 5], ['Châu', 3],
  ['Đào', 4], ['Tô', 3], ['Quách', 2], ['Thái', 2], ['Ông', 1], ['Tôn Nữ', 1],
]

interface Parts {
  readonly middle: Weighted
  readonly given: readonly string[]
}

const male: Parts = {
  middle: [
    ['Văn', 40], ['Đức', 8], ['Hữu', 8], ['Minh', 7], ['Quang', 7], ['Ngọc', 6], ['Đình', 6], ['Xuân', 6], ['Công', 5],
    ['Thanh', 5], ['Trọng', 3], ['Bá', 3], ['Duy', 3], ['Quốc', 4], ['Tấn', 4], ['Viết', 2], ['', 3],
  ],
  given: [
    'Hùng', 'Dũng', 'Đạt', 'Đức', 'Sơn', 'Nam', 'Hải', 'Long', 'Thắng', 'Tuấn', 'Minh', 'Quang', 'Hòa', 'Bình', 'Phúc',
    'Lộc', 'Thọ', 'Khang', 'Tùng', 'Cường', 'Trung', 'Kiên', 'Đông', 'Tâm', 'Thành', 'Vinh', 'Huy', 'Khánh', 'Ân',
    'Ba', 'Bảy', 'Điền', 'Lai', 'Luân', 'Ngữ', 'Phước', 'Quý', 'Sáu', 'Tài', 'Thuận', 'Toàn', 'Út', 'Việt', 'Ý',
  ],
}

const female: Parts = {
  middle: [
    ['Thị', 55], ['Thị Thanh', 6], ['Thị Ngọc', 6], ['Thị Thu', 5], ['Thị Kim', 5], ['Thị Mỹ', 4], ['Ngọc', 4],
    ['Thanh', 3], ['Kim', 3], ['Bích', 2], ['Thị Hồng', 4], ['Thị Minh', 2], ['', 1],
  ],
  given: [
    'Hương', 'Hường', 'Hằng', 'Hạnh', 'Hoa', 'Hòa', 'Huệ', 'Lan', 'Liên', 'Loan', 'Mai', 'Nga', 'Ngọc', 'Nhung',
    'Oanh', 'Phượng', 'Phương', 'Quyên', 'Sương', 'Tâm', 'Thảo', 'Thu', 'Thủy', 'Thúy', 'Trang', 'Tuyết', 'Vân',
    'Xuân', 'Yến', 'Ánh', 'Bé', 'Bốn', 'Chín', 'Cúc', 'Đào', 'Điệp', 'Gái', 'Giang', 'Kiều', 'Lệ', 'Lý', 'Năm', 'Nở',
    'Tám', 'Thơm', 'Út',
  ],
}

/** Names of the highlands, as they stand on papers: one word, apostrophes, family name last or none. */
const highland: Record<'MALE' | 'FEMALE', readonly PersonName[]> = {
  MALE: [
    named('Giàng', 'Páo', 'Giàng A Páo'), named('Vừ', 'Chứ', 'Vừ A Chứ'), named('Đinh', 'Hrăm', 'Đinh Hrăm'),
    named('Alăng', 'Bhuôch', 'Alăng Bhuôch'), named('Siu', 'Y Thơn', 'Siu Y Thơn'),
    named('Zơrâm', 'Nhiêu', 'Zơrâm Nhiêu'),
    named('Niê', 'Y Thắng', "Y Thắng Niê K'Đăm"), named('Ksor', 'Y Blô', 'Ksor Y Blô'),
  ],
  FEMALE: [
    named('Giàng', 'Mỷ', 'Giàng Thị Mỷ'), named('Ksor', "H'Bia", "Ksor H'Bia"), named('Niê', "H'Lan", "H'Lan Niê"),
    named('Rơ Châm', "H'Yéo", "Rơ Châm H'Yéo"), named('Đinh', "H'Nhi", "Đinh Thị H'Nhi"),
    named('Siu', "H'Đuih", "Siu H'Đuih"), named('Alăng', 'Bhướp', 'Alăng Thị Bhướp'),
    named('Hồ', "K'Rể", "Hồ Thị K'Rể"),
  ],
}

export function named(familyName: string, givenName: string, fullName: string): PersonName {
  return { familyName, givenName, fullName }
}

/** An infant without a known sex gets a name that both carry. */
export function nameOf(chance: Random, sex: Sex): PersonName {
  const side = sex === 'MALE' ? 'MALE' : 'FEMALE'
  if (chance.chance(0.02)) return chance.pick(highland[side])
  const parts = side === 'MALE' ? male : female
  const familyName = chance.weighted(families)
  const givenName = chance.pick(parts.given)
  const middle = chance.weighted(parts.middle.filter(([each]) => !each.endsWith(givenName)))
  return named(familyName, givenName, [familyName, middle, givenName].filter(Boolean).join(' '))
}
