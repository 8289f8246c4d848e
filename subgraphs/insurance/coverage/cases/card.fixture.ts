import { aCard, atHome, aVisit, type Case, central, commune, province, showing, slip, visiting } from './case.fixture.js'

const law = {
  codes: 'QĐ 1351/QĐ-BHXH; NĐ 146 Đ14',
  raised: 'NQ 261/2025/QH15 Đ2 k1a',
  pension: 'Luật BHXH 41/2024',
  period: 'Luật BHYT Đ16 k3, k4',
  grace: 'NĐ 188 Đ50 k4',
  late: 'NĐ 188 Đ38 k1',
  several: 'Luật BHYT Đ22 k2',
  wound: 'NĐ 146 Đ14 k1b',
  split: 'NĐ 146 Đ14 k5',
  starts: 'NĐ 146 Đ13',
}

const levels: readonly Case[] = [
  [law.codes, 'CC on level 1', atHome('CC', '2026-11-22'), 100, 'BP-1'],
  [law.codes, 'TE on level 1', atHome('TE', '2026-11-22'), 100, 'BP-1'],
  [law.codes, 'BT on level 2', atHome('BT', '2026-11-22'), 100, 'BP-2'],
  [law.codes, 'HN on level 2', atHome('HN', '2026-11-22'), 100, 'BP-2'],
  [law.codes, 'HT on level 3', atHome('HT', '2026-11-22'), 95, 'BP-3'],
  [law.codes, 'DN on level 4', atHome('DN', '2026-11-22'), 80, 'BP-4'],
  [law.codes, 'GD on level 4', atHome('GD', '2026-11-22'), 80, 'BP-4'],
  [law.codes, 'QN on level 5', atHome('QN', '2026-11-22'), 100, 'BP-5'],
  [law.codes, 'a code read back to the time before NĐ 146', atHome('DN', '2018-11-30'), 80, 'BP-4'],
  [law.codes, 'the first day of that', atHome('DN', '2015-01-01'), 80, 'BP-4'],
  [law.codes, 'the day before the tables begin', atHome('DN', '2014-12-31'), 'OBJECT_CODE_UNKNOWN', 'HUB-4'],
  [law.codes, 'a code that QĐ 1351 does not hold', atHome('AK', '2018-11-30'), 'OBJECT_CODE_UNKNOWN', 'HUB-4'],
  [law.codes, 'a code nobody knows', atHome('ZZ', '2026-11-22'), 'OBJECT_CODE_UNKNOWN', 'HUB-4'],
  [law.raised, 'near-poor on the last day of 95', atHome('CN', '2025-12-31'), 95, 'BP-6a'],
  [law.raised, 'near-poor on the first day of 100', atHome('CN', '2026-01-01'), 100, 'BP-6b'],
  [law.pension, 'social pension before it began', atHome('LH', '2025-06-30'), 'OBJECT_CODE_UNKNOWN', 'HUB-4'],
  [law.pension, 'social pension on its first day', atHome('LH', '2025-07-01'), 80, 'BP-7a'],
  [law.pension, 'social pension on the last day of 80', atHome('LH', '2025-12-31'), 80, 'BP-7a'],
  [law.raised, 'social pension on the first day of 100', atHome('LH', '2026-01-01'), 100, 'BP-7b'],
  [
    law.several,
    'the best of three cards',
    { on: '2026-11-22', cards: [aCard('DN'), aCard('HT'), aCard('BT')] },
    100,
    'BP-9',
  ],
  [law.several, 'two of a kind', { on: '2026-11-22', cards: [aCard('DN'), aCard('GD')] }, 80, 'BP-9'],
]

const year = { validFrom: '2026-01-01', validTo: '2026-12-31' }
const dated = (on: string, more = {}) => ({ on, cards: [aCard('BT', { ...year, ...more })] })

const periods: readonly Case[] = [
  [law.period, 'the day before the card', dated('2025-12-31'), 'CARD_NOT_STARTED', 'HUB-1'],
  [law.period, 'its first day', dated('2026-01-01'), 100, 'HUB-1'],
  [law.period, 'its last day', dated('2026-12-31'), 100, 'HUB-1'],
  [law.period, 'the day after', dated('2027-01-01'), 'CARD_ENDED', 'HUB-1'],
  ['Luật BHYT Đ20', 'held back', dated('2026-06-01', { status: 'SUSPENDED' }), 'CARD_SUSPENDED', 'HUB-2'],
  ['Luật BHYT Đ20', 'withdrawn', dated('2026-06-01', { status: 'CANCELLED' }), 'CARD_CANCELLED', 'HUB-2'],
  ['Luật BHYT Đ16 k1', 'no card at all', { on: '2026-06-01', cards: [] }, 'NO_CARD', 'HUB-3'],
]

const ended = (on: string, admittedOn: string, dischargedOn: string | null, validTo = '2026-03-10') => ({
  on,
  cards: [aCard('BT', { validTo })],
  visit: aVisit({ ...central, code: '52010' }, { setting: 'INPATIENT', admittedOn, dischargedOn }),
})

const episodes: readonly Case[] = [
  [law.grace, 'the day after the card, still in treatment', ended('2026-03-11', '2026-03-05', '2026-03-30'), 100, 'CV-9'],
  [law.grace, 'the fifteenth day', ended('2026-03-25', '2026-03-05', '2026-03-30'), 100, 'CV-9'],
  [law.grace, 'the sixteenth', ended('2026-03-26', '2026-03-05', '2026-03-30'), 'CARD_ENDED', 'HUB-1'],
  [law.grace, 'the day of an earlier discharge', ended('2026-03-15', '2026-03-05', '2026-03-15'), 100, 'CV-9'],
  [law.grace, 'the day after that discharge', ended('2026-03-16', '2026-03-05', '2026-03-15'), 'CARD_ENDED', 'HUB-1'],
  [law.grace, 'not discharged yet', ended('2026-03-25', '2026-03-10', null), 100, 'CV-9'],
  [law.grace, 'admitted on the last day of the card', ended('2026-03-11', '2026-03-10', null), 100, 'CV-9'],
  [law.grace, 'admitted after it', ended('2026-03-12', '2026-03-11', null), 'CARD_ENDED', 'HUB-1'],
  [law.grace, 'the last day without the rule', ended('2025-06-30', '2025-06-20', null, '2025-06-29'), 'CARD_ENDED', 'HUB-1'],
  [law.grace, 'the first day with it', ended('2025-07-01', '2025-06-20', null, '2025-06-30'), 100, 'CV-9'],
  [law.late, 'a day before the card was shown', visiting('BT', '2026-03-05', commune, { cardShownOn: '2026-03-06' }), 'CARD_SHOWN_LATE', 'CV-10'],
  [law.late, 'the day on which it was', visiting('BT', '2026-03-06', commune, { cardShownOn: '2026-03-06' }), 100],
  [law.late, 'the last day without the rule', visiting('BT', '2025-08-14', commune, { cardShownOn: '2025-08-20' }), 100],
  [law.late, 'the first day with it', visiting('BT', '2025-08-15', commune, { cardShownOn: '2025-08-20' }), 'CARD_SHOWN_LATE', 'CV-10'],
  [
    'Luật BHYT Đ28',
    'shown late in an emergency',
    visiting('BT', '2026-03-05', central, { cardShownOn: '2026-03-06', ...showing('EMERGENCY') }),
    100,
    'VC-2',
  ],
  [law.split, 'raised within the episode', visiting('CN', '2026-01-05', { ...central, code: '52010' }, { admittedOn: '2025-12-28' }), 100, 'BP-10'],
  [law.split, 'the last day of the lower part', visiting('CN', '2025-12-31', { ...central, code: '52010' }, { admittedOn: '2025-12-28' }), 95],
  [law.wound, 'an invalid treated for the wound', visiting('HT', '2026-06-01', { ...central, code: '52010' }, showing('WOUND_RELAPSE')), 100, 'BP-8'],
  [law.wound, 'the first day of that rule', visiting('HT', '2018-12-01', { ...province, code: '52010' }, showing('WOUND_RELAPSE')), 100, 'BP-8'],
  [law.wound, 'the day before', visiting('HT', '2018-11-30', { ...province, code: '52010' }, showing('WOUND_RELAPSE')), 95, 'BP-3'],
]

const started = (objectCode: string, validFrom: string, grounds: object, more: object = {}) => ({
  on: '2026-11-22',
  cards: [aCard(objectCode, { validFrom, grounds, ...more })],
  birthDate: '2021-09-30',
})

const grounds: readonly Case[] = [
  ['Luật BHYT Đ16 k3a', 'from the payment', started('DN', '2026-01-01', { paidOn: '2026-01-01' }), 80, 'CV-1'],
  ['Luật BHYT Đ16 k3c', '30 days after payment', started('GD', '2025-06-30', { paidOn: '2025-05-31' }), 80, 'CV-2'],
  ['NĐ 188 Đ13', '30 days, with the gap in days', started('GD', '2025-07-01', { paidOn: '2025-06-01' }), 80, 'CV-2b'],
  ['NĐ 188 Đ13', 'a gap of 89 days is none', started('GD', '2026-03-31', { paidOn: '2026-03-31', previousEndedOn: '2026-01-01' }), 80, 'CV-2b'],
  ['NĐ 146 Đ13 k3', 'from the decision', started('BT', '2026-01-05', { decidedOn: '2026-01-05' }), 100, 'CV-3'],
  ['NĐ 146 Đ13 k4', 'from the list of the poor', started('HN', '2026-01-05', { decidedOn: '2026-01-05' }), 100, 'CV-4'],
  ['NĐ 146 Đ13 k2', 'a child born by 30/09', started('TE', '2021-09-30', {}, { validTo: '2027-09-30' }), 100, 'CV-5'],
  ['NĐ 146 Đ13 k1', 'with the first benefit', started('TN', '2026-02-01', { benefitFrom: '2026-02-01' }), 80, 'CV-6'],
  ['NĐ 146 Đ13 k6', 'with the donation', started('HG', '2026-02-01', { donatedOn: '2026-02-01' }), 80, 'CV-7'],
  [law.starts, 'a pupil of grade 1', started('HS', '2026-10-01', { schoolGrade: 1 }), 80, 'CV-8'],
  [law.starts, 'a student', started('SV', '2026-09-05', { enrolledOn: '2026-09-05' }), 80, 'CV-8'],
]

const signed = (on: string, signedOn: string, validUntil: string) =>
  visiting('DN', on, central, slip(signedOn, validUntil))

const papers: readonly Case[] = [
  ['TT 01/2025 Đ12 k1', 'on the day of signing', signed('2026-11-10', '2026-11-10', '2026-11-25'), 80, 'RF-2a'],
  ['TT 01/2025 Đ12 k1', 'on the last day of the paper', signed('2026-11-25', '2026-11-10', '2026-11-25'), 80, 'RF-2a'],
  ['TT 01/2025 Đ12 k1', 'the day after: self-referred', signed('2026-11-26', '2026-11-10', '2026-11-25'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  ['TT 01/2025 Đ12 k1', 'the day before signing', signed('2026-11-09', '2026-11-10', '2026-11-25'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  ['TT 01/2025 Đ12 k2', 'a paper of one year, last day', signed('2026-03-10', '2025-03-10', '2026-03-10'), 80, 'RF-2b'],
  ['TT 01/2025 Đ12 k2', 'a paper of one year, after it', signed('2026-03-11', '2025-03-10', '2026-03-10'), 'VISIT_NOT_PAID', 'VC-3.1-OUT'],
  [
    'TT 01/2025 Đ12 k2',
    'to the end of a running episode',
    visiting('DN', '2026-03-20', central, { ...slip('2025-03-10', '2026-03-10'), admittedOn: '2026-03-09', setting: 'INPATIENT' }),
    80,
    'RF-2b',
  ],
  ['TT 14/2014', 'a paper of 2024', signed('2024-06-10', '2024-06-05', '2024-06-15'), 80, 'RF-1a'],
  ['TT 40/2015 Đ12 k1d', 'a listed disease to the end of 2024', signed('2024-12-31', '2024-03-05', '2024-12-31'), 80, 'RF-1b'],
]

export const cardCases: readonly Case[] = [...levels, ...periods, ...episodes, ...grounds, ...papers]
