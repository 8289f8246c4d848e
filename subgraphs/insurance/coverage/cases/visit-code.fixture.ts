import { aCard, atHome, aVisit, basic, type Case, central, commune, district, inpatient, place, province, rank, showing, slip, visiting } from './case.fixture.js'

const law = {
  right: 'QĐ 3276; Luật BHYT Đ22 k1',
  primary: 'Luật BHYT Đ22 k1c, k4c; TT 01/2025 Đ3',
  low: 'NĐ 188 Đ19 k1',
  middle: 'NĐ 188 Đ19 k2',
  upper: 'NĐ 188 Đ19 k3',
  specialised: 'NĐ 188 Đ19 k4; Luật BHYT Đ22 k4h',
  central: 'Luật BHYT Đ22 k4g',
  district: 'Luật BHYT Đ22 k4đ',
  annex: 'TT 01/2025 Đ5',
  area: 'Luật BHYT Đ22 k4b',
  medicines: 'TT 26/2025 Đ9',
}
const [half, whole] = ['2026-06-30', '2026-07-01']

const rightOrder: readonly Case[] = [
  [law.right, 'at the registered place', visiting('DN', whole, { ...central, code: '52010' }), 80, 'VC-1.1'],
  [law.right, 'at the registered place, first day of the levels', visiting('DN', '2025-01-01', { ...district, code: '52010' }), 80, 'VC-1.1'],
  [law.primary, 'a household card at a commune station', visiting('GD', whole, commune), 100, 'VC-1.2'],
  [law.primary, 'the same in words of the whole cost', visiting('DN', half, commune), 100, 'FP-1b'],
  [law.primary, 'the first day of that', visiting('DN', '2025-01-01', commune), 100, 'FP-1b'],
  [law.primary, 'a family-medicine clinic on the list', visiting('DN', whole, place(rank('INITIAL', null), true)), 100, 'VC-1.2'],
  [law.primary, 'a clinic not on the list', visiting('DN', whole, place(rank('INITIAL', null), false)), 80, 'VC-1.11'],
  [law.primary, 'a clinic of which that is not known', visiting('DN', whole, place(rank('INITIAL', null))), 80, 'VC-1.11'],
  ['TT 01/2025 Đ9, Đ10', 'with a slip', visiting('DN', whole, central, slip('2026-06-30', '2026-07-14')), 80, 'VC-1.3'],
  ['TT 01/2025 Đ9, Đ10', 'near-poor with a slip, end of 2025', visiting('CN', '2025-12-31', central, slip('2025-12-25', '2026-01-09')), 95, 'VC-1.3'],
  ['NQ 261/2025/QH15', 'the same on the next day', visiting('CN', '2026-01-01', central, slip('2025-12-25', '2026-01-09')), 100, 'VC-1.3'],
  ['TT 01/2025 Đ4', 'changed stay', visiting('DN', whole, central, showing('CHANGED_STAY')), 80, 'VC-1.4'],
  ['TT 01/2025 Đ11', 'with an appointment', visiting('DN', whole, central, showing('APPOINTMENT')), 80, 'VC-1.5'],
  ['TT 01/2025 Đ11', 'used once', visiting('DN', whole, central, showing('APPOINTMENT')), 80, 'RF-5'],
  ['NĐ 188 Đ37 k4', 'right after donation', visiting('HG', whole, central, showing('ORGAN_DONATION')), 80, 'VC-1.6'],
  ['NĐ 188 Đ37 k2', 'right after birth', visiting('TE', whole, central, showing('BIRTH')), 100, 'VC-1.7'],
  ['Luật BHYT Đ22 k5', 'emergency', visiting('DN', whole, central, showing('EMERGENCY')), 80, 'VC-2'],
  ['Luật BHYT Đ22 k5', 'emergency at a place without a rank', visiting('DN', whole, place(null), showing('EMERGENCY')), 80, 'VC-2'],
  ['Luật BHYT Đ22 k4c', 'an emergency at a commune station: the whole cost', visiting('DN', whole, commune, showing('EMERGENCY')), 100, 'VC-1.2'],
  ['Luật BHYT Đ22 k4', 'two rows fit: both are named', visiting('DN', whole, central, { ...slip(whole, whole), ...showing('EMERGENCY') }), 80, 'V25'],
]

const basicLevel: readonly Case[] = [
  [law.low, 'outpatient, 49.9 points', visiting('DN', half, basic(49.9)), 80, 'VC-1.12'],
  [law.middle, 'outpatient, 50 points, June 2026', visiting('DN', half, basic(50)), 'VISIT_NOT_PAID', 'VC-1.13'],
  [law.middle, 'outpatient, 50 points, July 2026', visiting('DN', whole, basic(50)), 40, 'VC-1.13'],
  [law.middle, 'household card, 60 points, June 2026', visiting('GD', half, basic(60)), 'VISIT_NOT_PAID', 'VC-1.13'],
  [law.middle, 'household card, 60 points, July 2026', visiting('GD', whole, basic(60)), 40, 'VC-1.13'],
  [law.middle, 'pensioner, 60 points: one decimal', visiting('HT', whole, basic(60)), 47.5, 'VC-1.13'],
  [law.middle, 'outpatient, 69.9 points', visiting('DN', whole, basic(69.9)), 40, 'VC-1.13'],
  [law.middle, '70 points: no rule is known', visiting('DN', whole, basic(70)), 'ROUTE_UNKNOWN', 'HUB-5'],
  [law.middle, 'points not known', visiting('DN', whole, basic(null)), 'ROUTE_UNKNOWN', 'HUB-5'],
  [law.low, 'provisionally ranked', visiting('DN', half, place({ ...rank('BASIC', null, 60), provisional: true })), 80, 'VC-1.12'],
  [law.low, 'provisionally ranked, 75 points', visiting('DN', half, place({ ...rank('BASIC', null, 75), provisional: true })), 80, 'VC-1.12'],
  [law.upper, 'was province, June 2026', visiting('DN', half, basic(40, 'PROVINCE')), 'VISIT_NOT_PAID', 'VC-1.14'],
  [law.upper, 'was province, July 2026', visiting('DN', whole, basic(40, 'PROVINCE')), 40, 'VC-1.14'],
  [law.upper, 'was central, June 2026', visiting('DN', half, basic(65, 'CENTRAL')), 'VISIT_NOT_PAID', 'VC-1.14'],
  [law.upper, 'was central, July 2026', visiting('DN', whole, basic(65, 'CENTRAL')), 40, 'VC-1.14'],
  ['Luật BHYT Đ22 k4d', 'inpatient, new facility', visiting('DN', half, basic(75), inpatient), 80, 'VC-1.15'],
  ['Luật BHYT Đ22 k4d', 'inpatient, was province', visiting('DN', '2025-01-01', basic(65, 'PROVINCE'), inpatient), 80, 'VC-1.15'],
  [law.district, 'was district, 55 points: 3.3 beats 1.13', visiting('DN', half, district), 80, 'VC-3.3'],
  [law.district, 'the losing row is named', visiting('DN', half, district), 80, 'V25'],
  [law.district, 'was district, 75 points', visiting('DN', half, basic(75, 'DISTRICT')), 80, 'VC-3.3'],
  [law.district, 'was district, setting not said', visiting('DN', half, district, { setting: null }), 80, 'VC-3.3'],
  [law.district, 'was district, now specialised', visiting('DN', half, place(rank('SPECIALISED', 'DISTRICT', 80))), 80, 'VC-3.3'],
  ['QĐ 3276', 'the rank is not known', visiting('DN', half, place(null)), 'ROUTE_UNKNOWN', 'HUB-5'],
  ['QĐ 3276', 'the setting is not said', visiting('DN', half, basic(55), { setting: null }), 'ROUTE_UNKNOWN', 'HUB-5'],
]

const specialisedLevel: readonly Case[] = [
  [law.specialised, 'was province, outpatient, June 2026', visiting('DN', half, province), 'VISIT_NOT_PAID', 'VC-1.18'],
  [law.specialised, 'was province, outpatient, July 2026', visiting('DN', whole, province), 40, 'VC-1.18'],
  [law.specialised, 'was province, inpatient', visiting('DN', half, province, inpatient), 80, 'VC-3.2'],
  [law.specialised, 'was province, inpatient, 2025-01-01', visiting('HT', '2025-01-01', province, inpatient), 95, 'VC-3.2'],
  [law.central, 'worker, inpatient, August 2026', visiting('DN', '2026-08-01', central, inpatient), 32, 'VC-3.1-IN'],
  [law.central, 'pensioner, inpatient', visiting('HT', half, central, inpatient), 38, 'VC-3.1-IN'],
  [law.central, 'level 2, inpatient', visiting('BT', half, central, inpatient), 40, 'VC-3.1-IN'],
  [law.central, 'outpatient', visiting('BT', whole, central), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.central, 'new facility at that level', visiting('DN', whole, place(rank('SPECIALISED', null, 90))), 'ROUTE_UNKNOWN', 'HUB-5'],
  [law.area, 'poor, of K1, inpatient: 3.6 beats 3.1', visiting('HN', half, central, { ...inpatient, ...showing('DIFFICULT_AREA') }), 100, 'VC-3.6'],
  [law.area, 'islander, inpatient', visiting('XD', half, central, { ...inpatient, ...showing('DIFFICULT_AREA') }), 100, 'VC-3.6'],
  [law.area, 'poor, not of such an area', visiting('HN', half, central, inpatient), 40, 'VC-3.1-IN'],
  [law.area, 'worker living there', visiting('DN', half, central, { ...inpatient, ...showing('DIFFICULT_AREA') }), 32, 'VC-3.1-IN'],
  [law.area, 'poor, of K1, outpatient', visiting('HN', half, central, showing('DIFFICULT_AREA')), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
]

const ill = (code: string, where = central, birthDate: string | null = '1960-01-01') =>
  visiting('DN', half, where, { diagnoses: [code] }, { birthDate })

const diseases: readonly Case[] = [
  [law.annex, 'C25.3 is covered by C25', ill('C25.3'), 80, 'VC-1.17'],
  [law.annex, 'C25 itself', ill('C25'), 80, 'VC-1.17'],
  [law.annex, 'E10.7', ill('E10.7'), 80, 'VC-1.17'],
  [law.annex, 'E10 does not stand for E10.7', ill('E10'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'C50.9 at 17', ill('C50.9', central, '2008-07-01'), 80, 'VC-1.17'],
  [law.annex, 'C50.9 at 18', ill('C50.9', central, '2008-06-30'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'C50.9, birth date not known', ill('C50.9', central, null), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'C38.4 is left out of its row', ill('C38.4'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'C38.4 of a child comes in by row 22', ill('C38.4', central, '2015-01-01'), 80, 'VC-1.17'],
  [law.annex, 'C38.3', ill('C38.3'), 80, 'VC-1.17'],
  [law.annex, 'C83.5 is left out', ill('C83.5'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'D61.9 is left out', ill('D61.9'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'G04.2 is left out', ill('G04.2'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'L51.2, printed as I51.2', ill('L51.2'), 80, 'VC-1.17'],
  [law.annex, 'Q21 at 17', ill('Q21.0', central, '2009-01-01'), 80, 'VC-1.17'],
  [law.annex, 'E70 of an adult', ill('E70.0'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'a dagger is no part of the code', ill('m32.1†'), 80, 'VC-1.17'],
  [law.annex, 'annex I at the province hospital', ill('I50.0', province), 80, 'VC-1.17'],
  [law.annex, 'annex II at the basic level', ill('J44.1', basic(60)), 80, 'VC-1.16'],
  [law.annex, 'annex II at the basic level, was province', ill('J44.1', basic(60, 'PROVINCE')), 80, 'VC-1.16'],
  [law.annex, 'annex II does not help at the specialised level', ill('J44.1'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [law.annex, 'annex II left-out code', ill('F07.2', basic(60)), 'VISIT_NOT_PAID', 'VC-1.13'],
  [law.annex, 'a doubtful row is not counted', ill('C50.9', basic(60)), 'VISIT_NOT_PAID', 'VC-1.13'],
  [law.annex, 'G04.2 is doubtful on annex II', ill('G04.2', basic(60)), 'VISIT_NOT_PAID', 'VC-1.13'],
]

const medicines: readonly Case[] = [
  ['QĐ 3276', 'medicines held up by an epidemic', visiting('DN', whole, central, showing('MEDICINES_HELD_UP')), 80, 'VC-7'],
  [law.medicines, 'collected by another, with a slip', visiting('DN', whole, central, { ...slip(whole, whole), ...showing('MEDICINES_BY_ANOTHER_PERSON') }), 80, 'VC-1.3'],
  [law.medicines, 'collected by another, case not known', visiting('DN', whole, place(null), showing('MEDICINES_BY_ANOTHER_PERSON')), 'ROUTE_UNKNOWN', 'VC-7.2'],
  [law.medicines, 'collected elsewhere', visiting('DN', whole, place(null), showing('MEDICINES_ELSEWHERE')), 'ROUTE_UNKNOWN', 'VC-7.3'],
  [law.medicines, 'delivered', visiting('DN', whole, place(null), showing('MEDICINES_DELIVERED')), 'ROUTE_UNKNOWN', 'VC-7.4'],
  ['QĐ 3276', 'by appointment otherwise', visiting('DN', whole, place(null), showing('MEDICINES_BY_APPOINTMENT')), 'ROUTE_UNKNOWN', 'VC-10'],
  ['QĐ 3276', 'request withdrawn', visiting('DN', whole, commune, showing('CLAIM_WITHDRAWN')), 'VISIT_NOT_PAID', 'VC-8'],
  ['QĐ 3276', 'outside the insurance, at the registered place', visiting('DN', whole, { ...commune, code: '52010' }, showing('OUTSIDE_INSURANCE')), 'VISIT_NOT_PAID', 'VC-9'],
]

const several: readonly Case[] = [
  ['Luật BHYT Đ22 k2', 'registered by the second card, paid by the first', { ...atHome('DN', whole), cards: [aCard('BT', { registeredFacilityCode: '49001' }), aCard('DN')], visit: aVisit({ ...central, code: '52010' }) }, 100, 'VC-1.1'],
]

export const visitCodeCases: readonly Case[] = [...rightOrder, ...basicLevel, ...specialisedLevel, ...diseases, ...medicines, ...several]
