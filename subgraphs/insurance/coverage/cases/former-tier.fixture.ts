import { type Case, central, commune, district, inpatient, place, province, showing, slip, visiting } from './case.fixture.js'

const [last, first] = ['2024-12-31', '2025-01-01']
const network = { registeredTier: 'DISTRICT' } as const
const area = showing('DIFFICULT_AREA')
const elsewhere = <P extends { code: string }>(where: P): P => ({ ...where, code: '33001' })

/** Until the end of 2024 the four tiers decided. */
export const formerTierCases: readonly Case[] = [
  ['Luật BHYT Đ22 k1, Đ26', 'registered', visiting('DN', last, { ...province, code: '52010' }), 80, 'RO-1'],
  ['Luật BHYT Đ22 k1, Đ26', 'registered, 2015', visiting('DN', '2015-01-01', { ...province, code: '52010' }), 80, 'RO-1'],
  ['Luật BHYT Đ22 k1, Đ27', 'with a paper', visiting('DN', last, central, slip('2024-12-25', '2025-01-04')), 80, 'RO-2'],
  ['TT 40/2015 Đ11', 'appointment, end of 2015: not in the table', visiting('DN', '2015-12-31', place(null), showing('APPOINTMENT')), 'ROUTE_UNKNOWN', 'HUB-5'],
  ['TT 40/2015 Đ11', 'appointment, 2016', visiting('DN', '2016-01-01', central, showing('APPOINTMENT')), 80, 'RO-3'],
  ['TT 40/2015 Đ11', 'temporary stay', visiting('DN', last, central, showing('CHANGED_STAY')), 80, 'RO-4'],
  ['Luật BHYT Đ22 k5', 'emergency', visiting('DN', last, central, showing('EMERGENCY')), 80, 'EM-1'],
  ['Luật BHYT Đ22 k5', 'emergency on the next day', visiting('DN', first, central, showing('EMERGENCY')), 80, 'VC-2'],
  ['Luật BHYT Đ22 k1b', 'registered at a commune station', visiting('DN', last, { ...commune, code: '52010' }), 100, 'FP-1a'],
  ['Luật BHYT Đ22 k1b', 'another commune station of the province', visiting('DN', last, commune, network), 100, 'FP-1a'],
  ['Luật BHYT Đ22 k1b', 'a commune station of another province', visiting('DN', last, elsewhere(commune), network), 'ROUTE_UNKNOWN', 'HUB-5'],
  ['Luật BHYT Đ22 k3a', 'central, inpatient', visiting('DN', last, central, inpatient), 32, 'OON-1'],
  ['Luật BHYT Đ22 k3a', 'central, inpatient, 2015', visiting('HT', '2015-01-01', central, inpatient), 38, 'OON-1'],
  ['Luật BHYT Đ22 k3b', 'province, inpatient, end of 2020', visiting('DN', '2020-12-31', province, inpatient), 48, 'OON-2'],
  ['Luật BHYT Đ22 k3b', 'province, inpatient, 2021', visiting('DN', '2021-01-01', province, inpatient), 80, 'OON-3'],
  ['Luật BHYT Đ22 k3b', 'province, inpatient, end of 2024', visiting('DN', last, province, inpatient), 80, 'OON-3'],
  ['Luật BHYT Đ22 k3c', 'district, end of 2015', visiting('DN', '2015-12-31', elsewhere(district)), 56, 'OON-4'],
  ['Luật BHYT Đ22 k3c', 'district, 2016', visiting('DN', '2016-01-01', elsewhere(district)), 80, 'OON-5'],
  ['Luật BHYT Đ22 k3c', 'district, end of 2024', visiting('DN', last, elsewhere(district)), 80, 'OON-5'],
  ['Luật BHYT Đ22 k3', 'province, outpatient', visiting('DN', last, province), 'VISIT_NOT_PAID', 'OON-6'],
  ['Luật BHYT Đ22 k3', 'central, outpatient', visiting('DN', last, central), 'VISIT_NOT_PAID', 'OON-6'],
  ['Luật BHYT Đ22 k5', 'poor of a difficult area, central inpatient', visiting('HN', last, central, { ...inpatient, ...area }), 100, 'OON-7'],
  ['Luật BHYT Đ22 k5', 'poor of a difficult area, district 2015', visiting('DT', '2015-12-31', elsewhere(district), area), 100, 'OON-7'],
  ['Luật BHYT Đ22 k5', 'worker there', visiting('DN', last, central, { ...inpatient, ...area }), 32, 'OON-1'],
  ['TT 40/2015 Đ11 k1', 'the network, end of 2015', visiting('DN', '2015-12-31', district, network), 56, 'OON-4'],
  ['TT 40/2015 Đ11 k1', 'the network, 2016', visiting('DN', '2016-01-01', district, network), 80, 'OON-8'],
  ['NĐ 146 Đ14 k3', 'sent on after self-referral', visiting('DN', last, central, { ...inpatient, ...slip('2024-12-30', '2025-01-09'), ...showing('SENT_ON_AFTER_SELF_REFERRAL') }), 32, 'OON-9'],
  ['NĐ 146 Đ14 k3', 'the same with a cause', visiting('DN', last, central, { ...inpatient, ...slip('2024-12-30', '2025-01-09'), ...showing('SENT_ON_AFTER_SELF_REFERRAL', 'SENT_ON_WITH_CAUSE') }), 80, 'RO-2'],
  ['NĐ 146 Đ14 k3', 'the day before that rule', visiting('DN', '2018-11-30', central, { ...inpatient, ...slip('2018-11-28', '2018-12-08'), ...showing('SENT_ON_AFTER_SELF_REFERRAL') }), 80, 'RO-2'],
  ['NĐ 146 Đ14 k3', 'since 2025 nothing is known', visiting('DN', first, central, { ...inpatient, ...slip('2024-12-30', '2025-01-09'), ...showing('SENT_ON_AFTER_SELF_REFERRAL') }), 80, 'VC-1.3'],
  ['Luật BHYT Đ22', 'the former tier is not known', visiting('DN', last, place(null), inpatient), 'ROUTE_UNKNOWN', 'HUB-5'],
  ['Luật BHYT Đ22', 'the setting is not said', visiting('DN', last, central, { setting: null }), 'ROUTE_UNKNOWN', 'HUB-5'],
]
