import type { PartsOf } from './family-parts.js'

interface Insured {
  readonly home: string
  /** Code of the hospital of the person's referral. */
  readonly receiver: string
  readonly fullName: string
  readonly card: string
  readonly number: string
  readonly personalId: string
}

/** The cards of the person and of nobody, the checks that were kept, and a statement of one. */
export async function insertInsurance(
  { run, resident, begunAt, key, text }: PartsOf,
  { home, receiver, fullName, card, number, personalId }: Insured,
): Promise<void> {
  const cardRow = {
    holder_name: fullName, holder_birth_date: '1941-03-17', card_number: card, personal_id: personalId, province_code: '48',
    social_insurance_number: number, object_code: 'CN', printed_level: 3, registered_facility_code: '49101', valid_from: '2020-01-01',
    valid_to: '2026-12-31', five_year_on: '2025-01-01', status: 'ACTIVE', source: 'HUB_REGISTER', as_of: '2026-11-02T00:00:00Z',
  }
  await run('insurance', 'insurance_card', { ...cardRow, id: key('InsuranceCard'), resident_id: resident })
  await run('insurance', 'insurance_card', { ...cardRow, id: key('InsuranceCard of nobody') })
  // What was kept at the issue, when the paper was good: since then something changed.
  await run('insurance', 'coverage_check', {
    id: key('issue'), origin: 'REFERRAL_ISSUED', referral_id: key('Referral'), resident_id: resident, asked_at: begunAt, asked_by: 'system',
    asked_role: 'system', province_code: '48', on_day: '2026-01-05', source: 'HUB_REGISTER', outcome: 'COVERED', percent: 100,
    facts: JSON.stringify({
      on: '2026-01-05', cards: [],
      visit: {
        place: { code: receiver, rank: null, listedPrimary: null }, setting: null, circumstances: [], diagnoses: [],
        paper: { signedOn: '2026-01-05', validUntil: '2026-01-20' },
      },
    }),
    answer: JSON.stringify({ outcome: 'COVERED', percent: 100, validUntil: null, steps: [], warnings: [], whatWouldChange: [], asOf: null }),
  })
  await run('insurance', 'insurance_card_before', {
    id: key('card before'), card_id: key('InsuranceCard'), version: 2, fields: JSON.stringify({ holderName: [text('name before'), fullName] }),
    reason: 'TYPING_ERROR', note: text('card note'), by_role: 'insurance-officer', by_province: '48', actor: text('officer'), until: begunAt,
  })
  // Three that follow each other: the one in the middle has everything that a check can have.
  const checks = [['check before', null], ['CoverageCheck', 'check before'], ['check after', 'CoverageCheck']] as const
  for (const [name, follows] of checks) {
    await run('insurance', 'coverage_check', {
      id: key(name), origin: follows ? 'CHECKED_AGAIN' : 'ASKED', follows_id: follows && key(follows), resident_id: resident, identifier: personalId,
      person_name: fullName, person_birth_date: '1941-03-17', asked_at: begunAt, asked_by: text('asker'), asked_role: 'nurse', asked_organisation: home,
      province_code: '48', on_day: '2026-10-28', source: 'NATIONAL_GATEWAY', gateway_code: '000', outcome: 'COVERED', percent: 100, checked_again: 'DONE',
      check_again_at: begunAt,
      facts: JSON.stringify({
        on: '2026-10-28', bill: 1, coPaid: { thisYear: 1 },
        cards: [{
          objectCode: 'CN', printedLevel: 3, registeredFacilityCode: '49101', validFrom: '2020-01-01', validTo: '2026-12-31', status: 'ACTIVE',
          fiveYearOn: '2025-01-01', asOf: begunAt,
        }],
        visit: {
          place: { code: receiver, rank: null, listedPrimary: null }, setting: 'INPATIENT', circumstances: ['EMERGENCY'], diagnoses: ['I10'],
          paper: { signedOn: '2026-01-05', validUntil: '2026-01-20' },
        },
      }),
      answer: JSON.stringify({ outcome: 'COVERED', percent: 100, validUntil: null, steps: [], warnings: [], whatWouldChange: [], asOf: null }),
    })
  }
  await run('insurance', 'coverage_statement', {
    number: text('statement'), check_id: key('CoverageCheck'), language: 'vi', issued_at: begunAt, issued_by: text('printer'), sha256: text('hash'),
    verify_url: text('address'), content: Buffer.from(text('page')),
  })
}
