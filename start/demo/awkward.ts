import type { Sex } from '../../subgraphs/facilities/resident/resident.rules.js'
import { named, type PersonName } from './names.js'

/** What is set by hand for one resident; the rest stays chance. */
export interface Awkward {
  readonly name?: PersonName
  readonly sex?: Sex
  /** How much of the birth date is known. */
  readonly birthKnownTo?: 'YEAR' | 'MONTH' | 'DAY'
  readonly age?: number
  readonly papers?: 'NONE' | 'REISSUED'
  readonly birthProvince?: string
  readonly stay?: 'TRANSFERRED' | 'LEFT' | 'DIED'
  readonly checked?: false
  readonly cards?: 0 | 2
}

/** Residents by their place in the row of all: records that every search, rule and report has to cope with. */
export const awkward: Readonly<Record<number, Awkward>> = {
  10: { sex: 'FEMALE', name: named('Nguyễn', 'Hương', 'Nguyễn Thị Hương') },
  11: { sex: 'FEMALE', name: named('Nguyễn', 'Hường', 'Nguyễn Thị Hường') },
  12: { sex: 'FEMALE', name: named('Nguyen', 'Huong', 'Nguyen Thi Huong'), birthKnownTo: 'YEAR' },
  13: { sex: 'FEMALE', name: named('Nguyễn', 'Hướng', 'Nguyễn Thị Hướng') },
  // The tone stands on another letter: the same name.
  14: { sex: 'FEMALE', name: named('Trần', 'Hòa', 'Trần Thị Hòa') },
  15: { sex: 'FEMALE', name: named('Trần', 'Hoà', 'Trần Thị Hoà') },
  16: { sex: 'MALE', name: named('Đặng', 'Đạt', 'Đặng Đình Đạt') },
  17: { sex: 'MALE', name: named('Dang', 'Dat', 'Dang Dinh Dat'), papers: 'NONE', cards: 0 },
  18: { sex: 'FEMALE', name: named('Niê', "H'Hen", "H'Hen Niê K'Đăm"), birthProvince: '66' },
  19: { sex: 'FEMALE', age: 103, birthKnownTo: 'YEAR' },
  20: { birthKnownTo: 'MONTH' },
  21: { papers: 'REISSUED' },
  22: { cards: 2 },
  23: { birthProvince: '48' },
  24: { stay: 'LEFT' },
  25: { stay: 'DIED' },
  26: { stay: 'TRANSFERRED' },
  27: { checked: false },
}
