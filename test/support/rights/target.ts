import { createHash } from 'node:crypto'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { foldTokens, markedTokens } from '../../../kit/vn/names.js'
import type { CountedHub } from '../in-process.js'
import { facilityOf, world } from '../world.js'

/** What a question can be about: an existing person with everything around, or ids and names that do not exist. */
export interface Target {
  /** Type → public id. */
  readonly ids: Readonly<Record<string, string>>
  /** Type → the exact text a search would take. */
  readonly texts: Readonly<Record<string, string>>
  /** Type → the cursor of the row in its list; `Query.field` → in a list of its own order. */
  readonly cursors: Readonly<Record<string, string>>
  /** Enum → the value that fits. */
  readonly enums: Readonly<Record<string, string>>
  readonly hospital: string
}

/** A person made for these tests: every field has a value, and every text and number is found nowhere else. */
export interface Family extends Target {
  readonly home: string
  readonly receiver: string
  readonly issuer: string
  /** What no stranger may find in an answer. */
  readonly canaries: readonly string[]
}

const nobody = '00000000-0000-4000-8000-000000000000'
const cursor = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

/** A home to which nobody belongs and that sent nobody, for questions that begin at a public register. */
export const emptyHome = { id: uuidFrom('test:empty-home'), code: 'VN-0', name: 'Vắng không Xyzw' }

const ruleChangeKey = uuidFrom('test:rule-change')
/** A draft that would answer the checks of the persons here otherwise: nobody's, so that everybody is told of the same one. */
export const ruleChange = { id: toGlobalId('RuleChange', ruleChangeKey) }

/** The same kinds of ids and texts, and nothing behind them but the empty home. */
export const absent: Target = {
  ids: {
    ...Object.fromEntries(['Resident', 'Referral', 'FollowUp', 'ReferralAttachment', 'InsuranceCard', 'CoverageCheck', 'CardImport', 'ResidentMerge'].map(type => [type, toGlobalId(type, nobody)])),
    RuleChange: ruleChange.id,
    Facility: toGlobalId('Facility', emptyHome.id),
    HealthFacility: toGlobalId('HealthFacility', nobody),
    AdministrativeUnit: toGlobalId('AdministrativeUnit', nobody),
  },
  texts: { Resident: 'Qqwyx Vvzzk', Facility: emptyHome.name, CoverageStatement: 'QL-0000' },
  cursors: {
    Resident: cursor([0, ' qqwyx', nobody]),
    Referral: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    FollowUp: cursor(['2026-12-04', nobody]),
    ReferralComment: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    CoverageCheck: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    CardImport: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    'Query.referralWorklist': cursor([3, '2026-10-30T16:59:59.999Z', nobody]),
    'Query.expiringCards': cursor(['2026-12-31', nobody]),
    'Query.entitledWithoutCard': cursor(['0001-01-01', nobody]),
  },
  enums: { Worklist: 'OVERDUE', ExpiringWithin: 'DAYS_60', CheckedAgain: 'DONE' },
  hospital: '00000',
}

/** Inserts a person of a home, a referral from it and a card; `word` makes every text of them this person's own. */
export async function insertFamily(hub: CountedHub, home: string, word: string, digit: number): Promise<Family> {
  const { id: homeId, provinceUnitId, kind } = facilityOf(home)
  const sealed = kind === 'DRUG_REHABILITATION'
  const key = (type: string) => uuidFrom(`test:${word}:${type}`)
  const [receiver, issuer] = ['49001', '49103'].map(code => world.referrals.healthFacilities.find(each => each.code === code))
  if (!receiver || !issuer || !provinceUnitId) throw new Error('The demo has other hospitals now')
  const fullName = `Zq${word} Kx${word} Wj${word}`
  const [family = '', , given = ''] = fullName.split(' ')
  const begunAt = `2026-10-28T03:17:23.45${digit}Z`
  const number = `49900007${digit}${digit}`
  const card = `CN349${number}`
  // Registered abroad: what is odd about a number is told too.
  const personalId = `99904100007${digit}`
  const folded = ` ${foldTokens(fullName).join(' ')}`
  const text = (what: string) => `${word}-${what}`
  const resident = key('Resident')
  const run = (sector: 'facilities' | 'referrals' | 'insurance', table: string, row: Record<string, unknown>) =>
    hub.sql(sector, `insert into ${sector}.${table} (${Object.keys(row).join(', ')})
      values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))

  await run('facilities', 'resident', {
    id: resident, code: text('code'), family_name: family, given_name: given, full_name: fullName,
    name_marked: ` ${markedTokens(fullName).join(' ')}`, name_folded: folded, birth_date: '1941-03-17', sex: 'FEMALE', facility_id: homeId,
  })
  await run('facilities', 'resident_identifier', {
    id: key('identifier'), resident_id: resident, type: 'PERSONAL_ID', value: text('number'), valid_from: '2021-01-01', valid_to: '2030-01-01',
  })
  await run('facilities', 'resident', {
    id: key('Resident merged'), code: text('code before'), family_name: family, given_name: given, full_name: fullName,
    name_marked: ` ${markedTokens(fullName).join(' ')}`, name_folded: folded, birth_date: '1941', sex: 'FEMALE', facility_id: homeId, survivor_id: resident,
  })
  const merge = { survivor_id: resident, merged_id: key('Resident merged'), merged_by: text('head'), merged_role: 'head', merged_organisation: home, reason: text('same') }
  const undone = { undone_at: begunAt, undone_by: text('head'), undone_role: 'head', undone_organisation: home, undo_reason: text('not the same') }
  await run('facilities', 'resident_merge', { id: key('ResidentMerge'), ...merge, merged_at: begunAt })
  await run('facilities', 'resident_merge', { id: key('ResidentMerge before'), ...merge, merged_at: '2026-10-27T03:17:23.451Z', ...undone })
  await run('facilities', 'resident_category', {
    id: key('category'), resident_id: resident, kind: 'ELDERLY', since: '2019-02-03', until: '2031-01-01', proof: text('proof'),
  })
  for (const [name, ended] of [['Stay', null], ['Stay before', '2018-05-06']] as const) {
    await run('facilities', 'stay', {
      id: key(name), resident_id: resident, facility_id: homeId, mode: 'RESIDENTIAL',
      admitted_on: ended ? '2017-01-02' : '2019-02-03', ended_on: ended, end_reason: ended && 'OWN_WISH',
    })
  }
  await run('facilities', 'health_check', {
    id: key('HealthCheck'), resident_id: resident, facility_id: homeId, checked_on: '2026-06-12', class: 4, systolic_bp: 171,
    diastolic_bp: 97, pulse: 73, weight_kg: 51.3, height_cm: 153.7, fasting_glucose: 5.3, conclusion: text('conclusion'), next_due_on: '2026-12-12',
  })
  await run('facilities', 'alert', {
    id: key('Alert'), resident_id: resident, health_check_id: key('HealthCheck'), kind: 'THRESHOLD_HIGH', severity: 'ALERT',
    measure: 'systolic_bp', value: 171, threshold_source: text('source'), found_on: '2026-06-12', raised_at: '2026-06-12T03:00:00Z',
  })
  const link = {
    resident_id: resident, facility_id: sealed ? null : homeId, facility_code: sealed ? null : home, province_code: '48', sealed,
    sealed_scope: sealed ? createHash('sha256').update(`${resident}:${home}`).digest('hex') : null,
    categories: ['ELDERLY'], left_as: 'DISCHARGED', left_on: '2026-11-01', source_version: 1, as_of: '2026-11-02T00:00:00Z',
  }
  await run('referrals', 'resident_link', link)
  // Whoever has left care is on no list of the insurance.
  await run('insurance', 'resident_link', { ...link, left_as: null, left_on: null })
  const paper = {
    paper_number: text('paper'), kind: 'CLINICAL_TRANSFER', urgency: 'ROUTINE', resident_id: resident, patient_name: fullName, patient_birth_date: '1941-03-17', patient_sex: 'FEMALE', from_facility_id: homeId,
    from_facility_code: home, from_health_facility_id: issuer.id, to_health_facility_id: receiver.id, from_province_code: '48',
    to_province_code: '48', sealed, reason: text('reason'), diagnoses: [text('diagnosis')], summary: text('summary'), one_year: false,
    // The paper has ended: what the insurance pays there cannot be told, so that this answer is met too.
    signed_on: '2026-01-05', valid_until: '2026-01-20T16:59:59.999Z', due_by: '2026-10-30T16:59:59.999Z', from_alert_id: key('Alert'), escalated_at: '2026-10-31T16:59:59.999Z', planned_on: '2026-11-04', call_back_on: '2026-11-05', left_as: 'DISCHARGED', left_on: '2026-11-01',
  }
  const sent = { status: 'SENT', status_since: begunAt, created_at: begunAt, parent_id: key('Referral before'), end_reason: text('end') }
  const before = { status: 'REDIRECTED', status_since: begunAt, created_at: '2026-10-27T03:17:23.451Z' }
  await run('referrals', 'referral', { id: key('Referral before'), ...paper, ...before })
  await run('referrals', 'referral', { id: key('Referral'), ...paper, ...sent })
  await run('referrals', 'referral_step', {
    id: key('step'), referral_id: key('Referral'), version: 2, move: 'sendReferral', from_status: 'ISSUED', to_status: 'SENT', at: begunAt,
    by_role: 'nurse', by_organisation: home, by_side: 'SENDER', source: 'PHONE', reason: text('why'), note: text('note'),
  })
  await run('referrals', 'counter_referral', {
    referral_id: key('Referral'), result: 'BETTER', diagnoses: [text('result')], summary: text('found'), treatment: text('treatment'),
    medicines: text('medicines'), warning_signs: text('warning'), next_visit_on: '2026-12-03', written_at: begunAt,
  })
  await run('referrals', 'referral_correction', {
    id: key('correction'), referral_id: key('Referral'), version: 3, at: begunAt, note: text('correction'), fields: ['summary'], urgency: 'URGENT',
    patient_name: fullName, patient_birth_date: '1941-03-17', patient_sex: 'FEMALE', reason: text('reason before'), diagnoses: [text('disease before')],
    summary: text('summary before'), one_year: false, consent_by: 'PERSON', consent_on: '2026-10-20',
  })
  await run('referrals', 'follow_up', {
    id: key('FollowUp'), referral_id: key('Referral'), kind: 'CARE', task: text('task'), due_on: `2026-12-0${digit}`, outcome: 'DONE',
    settled_at: begunAt, note: text('settled'),
  })
  await run('referrals', 'referral_comment', {
    id: key('ReferralComment'), referral_id: key('Referral'), at: begunAt, by_role: 'nurse', by_organisation: home, by_side: 'SENDER', text: text('comment'),
  })
  await run('referrals', 'referral_attachment', {
    id: key('ReferralAttachment'), referral_id: key('Referral'), file_name: `${text('file')}.pdf`, media_type: 'application/pdf', size: 5,
    sha256: await hub.keep(text('content')), note: text('what it is'), at: begunAt, by_role: 'nurse', by_organisation: home, by_side: 'SENDER',
  })
  await run('referrals', 'referral_attachment', {
    id: key('withdrawn'), referral_id: key('Referral'), file_name: `${text('other file')}.png`, media_type: 'image/png', size: 7,
    sha256: text('other hash'), at: begunAt, by_role: 'nurse', by_organisation: home, by_side: 'SENDER', withdrawn_at: begunAt, withdraw_reason: text('mistaken'),
  })
  const cardRow = {
    holder_name: fullName, holder_birth_date: '1941-03-17', card_number: card, personal_id: personalId, province_code: '48',
    social_insurance_number: number, object_code: 'CN', printed_level: 3, registered_facility_code: '49101', valid_from: '2020-01-01',
    valid_to: '2026-12-31', five_year_on: '2025-01-01', status: 'ACTIVE', source: 'HUB_REGISTER', as_of: '2026-11-02T00:00:00Z',
  }
  await run('insurance', 'insurance_card', { ...cardRow, id: key('InsuranceCard'), resident_id: resident })
  await run('insurance', 'insurance_card', { ...cardRow, id: key('InsuranceCard of nobody') })
  // A file is of a province, not of a person: there is one, and it says nothing of who is sealed.
  if (!sealed) await insertImport(run, key('CardImport'), text, begunAt)
  if (!sealed) {
    // Of a later version than anybody here names: it stays a draft.
    await run('insurance', 'rule_change', {
      id: ruleChangeKey, version: 9, status: 'DRAFT', note: 'x', drafted_by: 'x', drafted_at: '2026-10-01T00:00:00Z',
      rows: JSON.stringify([{ ruleId: 'BP-6b', validFrom: '2026-06-01', value: '97.5', legalBasis: 'x' }]),
    })
  }
  // What was kept at the issue, when the paper was good: since then something changed.
  await run('insurance', 'coverage_check', {
    id: key('issue'), origin: 'REFERRAL_ISSUED', referral_id: key('Referral'), resident_id: resident, asked_at: begunAt, asked_by: 'system',
    asked_role: 'system', province_code: '48', on_day: '2026-01-05', source: 'HUB_REGISTER', outcome: 'COVERED', percent: 100,
    facts: JSON.stringify({
      on: '2026-01-05', cards: [],
      visit: {
        place: { code: receiver.code, rank: null, listedPrimary: null }, setting: null, circumstances: [], diagnoses: [],
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
          place: { code: receiver.code, rank: null, listedPrimary: null }, setting: 'INPATIENT', circumstances: ['EMERGENCY'], diagnoses: ['I10'],
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
  const types = ['Resident', 'Resident merged', 'ResidentMerge', 'ResidentMerge before', 'Stay', 'Stay before', 'HealthCheck', 'Alert', 'Referral', 'Referral before', 'FollowUp', 'ReferralComment', 'ReferralAttachment', 'InsuranceCard', 'InsuranceCard of nobody', 'CoverageCheck', 'CardImport']
  return {
    home,
    receiver: receiver.code,
    issuer: issuer.code,
    ids: {
      ...Object.fromEntries(types.map(type => [type, toGlobalId(type.split(' ')[0] ?? '', key(type))])),
      RuleChange: ruleChange.id,
      Facility: toGlobalId('Facility', homeId),
      HealthFacility: toGlobalId('HealthFacility', receiver.id),
      AdministrativeUnit: toGlobalId('AdministrativeUnit', provinceUnitId),
    },
    texts: { Resident: fullName, CoverageStatement: text('statement'), Facility: facilityOf(home).name, HealthFacility: receiver.name, AdministrativeUnit: 'Đà Nẵng' },
    cursors: {
      Resident: cursor([0, folded, resident]),
      Referral: cursor([begunAt, key('Referral')]),
      FollowUp: cursor([`2026-12-0${digit}`, key('FollowUp')]),
      ReferralComment: cursor([begunAt, key('ReferralComment')]),
      CoverageCheck: cursor([begunAt, key('CoverageCheck')]),
      CardImport: cursor([begunAt, key('CardImport')]),
      'Query.referralWorklist': cursor([3, '2026-10-30T16:59:59.999Z', key('Referral')]),
      'Query.expiringCards': cursor(['2026-12-31', key('InsuranceCard')]),
      'Query.entitledWithoutCard': cursor(['0001-01-01', resident]),
    },
    enums: { Worklist: 'OVERDUE', ExpiringWithin: 'DAYS_60', BeneficiaryKind: 'ELDERLY', ReferralStatus: 'SENT', CheckedAgain: 'DONE' },
    hospital: receiver.code,
    canaries: [word, number, personalId, card, begunAt, ...types.flatMap(type => [key(type), toGlobalId(type.split(' ')[0] ?? '', key(type))])],
  }
}

export async function insertEmptyHome(hub: CountedHub): Promise<void> {
  await hub.sql('facilities', `insert into facilities.facility (id, code, name, name_folded, kind, province_unit_id, capacity)
    values ($1, $2, $3, $4, 'SOCIAL_ASSISTANCE', $5, 10)`,
    [emptyHome.id, emptyHome.code, emptyHome.name, 'vang khong xyzw', facilityOf('QN-NCC').provinceUnitId])
}

type Run = (sector: 'insurance', table: string, row: Record<string, unknown>) => Promise<unknown>

async function insertImport(run: Run, importId: string, text: (what: string) => string, begunAt: string): Promise<void> {
  await run('insurance', 'row_import', {
    id: importId, kind: 'cards', province_code: '48', file_name: `${text('cards')}.csv`, dry_run: false, status: 'DONE', parts: 1, columns: ['card_number'],
    rows_total: 2, rows_done: 2, changed: 1, refused: 1, error_count: 1, actor: text('sender'), actor_role: 'insurance-officer', client: 'c', request_id: 'r',
    created_at: begunAt, started_at: begunAt, ended_at: begunAt,
  })
  await run('insurance', 'row_import_entry', { import_id: importId, line: 2, change: 'CHANGED', fields: [text('column')] })
  await run('insurance', 'row_import_error', { import_id: importId, line: 3, column_name: text('header'), code: 'CARD_TWICE' })
  await run('insurance', 'row_import_refused', { import_id: importId, line: 3, cells: [text('refused')] })
}
