import { createHash } from 'node:crypto'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { foldTokens, markedTokens } from '../../../kit/vn/names.js'
import type { CountedHub } from '../in-process.js'
import { facilityOf, world } from '../world.js'
import { careDays, careTypes, insertCare } from './family-care.js'
import { insertClinical } from './family-clinical.js'
import { insertHealth, insertImport, insertLooks, insertMerges, insertRecord, insertResidentImport, insertStaff, insertStays, type PartsOf } from './family-parts.js'
import { insertInsurance } from './family-insurance.js'
import { insertScreenings } from './family-screening.js'
import { breach, insertTrust, trustTypes } from './family-trust.js'
import { cursor, publicLists } from './public-lists.js'

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

const recordTypes = ['ResidentIdentifier', 'ResidentCategory', 'Disability', 'FunctionalAssessment', 'ResidentContact', 'ResidentAddress']
const nobody = '00000000-0000-4000-8000-000000000000'

/** Homes to which nobody belongs and that sent nobody, for questions that begin at a public register: one of each kind that is told apart. */
const emptyHomes = {
  open: { id: uuidFrom('test:empty-home'), code: 'VN-0', name: 'Vắng không Xyzw', folded: 'vang khong xyzw', kind: 'SOCIAL_ASSISTANCE' },
  sealed: { id: uuidFrom('test:empty-sealed-home'), code: 'VN-1', name: 'Vắng kín Xyzv', folded: 'vang kin xyzv', kind: 'DRUG_REHABILITATION' },
} as const

const ruleChangeKey = uuidFrom('test:rule-change')
/** A draft that would answer the checks of the persons here otherwise: nobody's, so that everybody is told of the same one. */
export const ruleChange = { id: toGlobalId('RuleChange', ruleChangeKey) }

/** The kinds of rows that a person of these tests has; a second word tells a second row of a kind. */
const familyTypes: readonly string[] = [
  'Resident', 'SealedOpening', 'Resident merged', 'ResidentMerge', 'ResidentMerge before', 'Stay', 'Stay before', 'Absence', 'HealthCheck', 'HealthCheck before', 'HealthRound', 'VitalSign', 'Screening', 'Alert',
  'Condition', 'Condition protected', 'Allergy', 'Medicine', 'Medicine protected', 'Vaccination',
  'Referral', 'Referral before', 'FollowUp', 'ReferralComment', 'ReferralAttachment',
  'InsuranceCard', 'InsuranceCard of nobody', 'CoverageCheck', 'CardImport', 'ResidentImport',
  'StaffMember', 'StaffCertificate', 'StaffTraining',
  ...careTypes,
  ...trustTypes,
  ...recordTypes,
]

/** The same kinds of ids and texts, and nothing behind them but the empty home. */
export const absent: Target = {
  ids: {
    Threshold: toGlobalId('Threshold', nobody),
    ...Object.fromEntries(familyTypes.map(type => [type, toGlobalId(type.split(' ')[0] ?? '', nobody)])),
    ...publicLists.ids,
    RuleChange: ruleChange.id,
    Breach: breach.id,
    Facility: toGlobalId('Facility', emptyHomes.open.id),
    HealthFacility: toGlobalId('HealthFacility', nobody),
    AdministrativeUnit: toGlobalId('AdministrativeUnit', nobody),
  },
  texts: { Resident: 'Qqwyx Vvzzk', IdentifierMatch: '999000000', Facility: emptyHomes.open.name, CoverageStatement: 'QL-0000' },
  cursors: {
    ...publicLists.cursors,
    StaffMember: cursor(['qqwyx', nobody]),
    StaffCertificate: cursor(['2026-12-31', nobody]),
    Resident: cursor([0, ' qqwyx', nobody]),
    Alert: cursor([2, '2026-06-12T03:00:00.000Z', nobody]),
    TimelineEntry: cursor(['2026-10-28T03:17:23.457Z', nobody]), SealedOpening: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    Notice: cursor(['2026-10-28T03:17:23.457Z', nobody]), AccessEntry: cursor(['2026-10-28T03:17:23.457Z', '1']),
    Referral: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    FollowUp: cursor(['2026-12-04', nobody]),
    ReferralComment: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    CoverageCheck: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    CardImport: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    HealthCheck: cursor(['2026-06-12', nobody]),
    HealthRound: cursor(['2026-06-01', nobody]),
    VitalSign: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    Screening: cursor(['2026-06-13', nobody]), Duty: cursor([2, '2020-01-02', nobody]),
    RehabilitationSession: cursor([careDays.session, nobody]),
    TeleConsultation: cursor([careDays.wanted, nobody]),
    PersonRequest: cursor(['2020-01-21', nobody]), Breach: cursor(['2026-10-28T03:17:23.457Z', nobody]), TouchedPeople: cursor([nobody]),
    HealthCheckDue: cursor(['2026-12-12', nobody]),
    ResidentImport: cursor(['2026-10-28T03:17:23.457Z', nobody]),
    'Query.referralWorklist': cursor([3, '2026-10-30T16:59:59.999Z', nobody]),
    'Query.awayResidents': cursor(['2020-01-02', nobody]),
    'Query.emergencyStaysEnding': cursor(['2019-07-01', nobody]),
    'Query.residentsPresent': cursor(['2019-02-03', nobody]),
    'Query.expiringCards': cursor(['2026-12-31', nobody]),
    'Query.entitledWithoutCard': cursor(['0001-01-01', nobody]),
  },
  enums: { Worklist: 'OVERDUE', ExpiringWithin: 'DAYS_60', CheckedAgain: 'DONE', CheckDueWithin: 'DAYS_90', Measure: 'SYSTOLIC_BP', ConsultationStatus: 'HELD' },
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
  const oldCard = `99900008${digit}`
  const folded = ` ${foldTokens(fullName).join(' ')}`
  const text = (what: string) => `${word}-${what}`
  const resident = key('Resident')
  const run = (sector: 'facilities' | 'referrals' | 'insurance', table: string, row: Record<string, unknown>) =>
    hub.sql(sector, `insert into ${sector}.${table} (${Object.keys(row).map(column => `"${column}"`).join(', ')})
      values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))

  const record = {
    family_name: family, given_name: given, full_name: fullName, name_marked: ` ${markedTokens(fullName).join(' ')}`, name_folded: folded, sex: 'FEMALE',
    facility_id: homeId,
  }
  await run('facilities', 'resident', { id: resident, code: text('code'), birth_date: '1941-03-17', ...record })
  await run('facilities', 'resident_identifier', {
    id: key('identifier after'), resident_id: resident, type: 'OLD_IDENTITY_CARD', value: oldCard, valid_to: '2030-01-01',
  })
  await run('facilities', 'resident_identifier', {
    id: key('ResidentIdentifier'), resident_id: resident, type: 'PERSONAL_ID', value: text('number'), valid_from: '2021-01-01', valid_to: '2030-01-01',
    issuer: text('issuer'), issued_on: '2021-01-01', expires_on: '2031-01-01', end_reason: 'REISSUED', end_note: text('end of number'),
    replaced_by_id: key('identifier after'),
  })
  await run('facilities', 'resident_category', {
    id: key('ResidentCategory'), resident_id: resident, kind: 'ELDERLY', since: '2019-02-03', until: '2031-01-01', proof: text('proof'),
    detail: 'PROTECTION_ELDERLY', proof_issuer: text('proof issuer'), proof_issued_on: '2019-01-31', note: text('group note'), end_reason: text('group end'),
  })
  const parts: PartsOf = { run, resident, homeId, provinceUnitId, begunAt, key, text }
  await insertMerges(parts, { home, record })
  await insertRecord(parts)
  await insertStays(parts, home)
  await insertHealth(parts)
  await insertScreenings(parts)
  await insertClinical(parts, home)
  await run('facilities', 'alert', {
    id: key('Alert'), resident_id: resident, health_check_id: key('HealthCheck'), kind: 'THRESHOLD_HIGH', severity: 'ALERT',
    measure: 'systolic_bp', value: 171, threshold_source: text('source'), found_on: '2026-06-12', raised_at: '2026-06-12T03:00:00Z',
    version: 2, status: 'CLOSED', subject: text('instrument'), action: 'WATCH', note: text('what came of it'), look_again_on: '2026-06-20',
    acknowledged_at: begunAt, acknowledged_by: text('carer'), acknowledged_role: 'nurse', acknowledged_organisation: home, closed_at: begunAt,
  })
  await run('facilities', 'alert_step', {
    id: key('alert step'), alert_id: key('Alert'), version: 2, move: 'ACKNOWLEDGED', action: 'WATCH', note: text('watched'), look_again_on: '2026-06-20',
    at: begunAt, by_subject: text('carer'), by_role: 'nurse', by_organisation: home,
  })
  await insertCare(parts, receiver.code)
  await run('referrals', 'health_alert', {
    alert_id: key('Alert'), resident_id: resident, kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'systolic_bp', value: 171,
    checked_on: '2026-06-12', raised_at: '2026-06-12T03:00:00Z', source_version: 1, as_of: '2026-11-02T00:00:00Z',
  })
  await insertLooks(parts, home)
  await insertTrust(parts, home)
  await insertStaff(parts)
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
  await run('referrals', 'referral', { id: key('Referral before'), ...paper, ...before, diagnoses: ['B20.1'] })
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
    id: key('file before'), referral_id: key('Referral before'), file_name: `${text('file before')}.pdf`, media_type: 'application/pdf', size: 5,
    sha256: text('hash before'), at: begunAt, by_role: 'nurse', by_organisation: home, by_side: 'SENDER',
  })
  await run('referrals', 'referral_attachment', {
    id: key('withdrawn'), referral_id: key('Referral'), file_name: `${text('other file')}.png`, media_type: 'image/png', size: 7,
    sha256: text('other hash'), at: begunAt, by_role: 'nurse', by_organisation: home, by_side: 'SENDER', withdrawn_at: begunAt, withdraw_reason: text('mistaken'),
  })
  await insertInsurance(parts, { home, receiver: receiver.code, fullName, card, number, personalId })
  // A file is of a province, not of a person: there is one, and it says nothing of who is sealed.
  if (!sealed) await insertImport(parts)
  await insertResidentImport(parts, home)
  if (!sealed) {
    // Of a later version than anybody here names: it stays a draft.
    await run('insurance', 'rule_change', {
      id: ruleChangeKey, version: 9, status: 'DRAFT', note: 'x', drafted_by: 'x', drafted_at: '2026-10-01T00:00:00Z',
      rows: JSON.stringify([{ ruleId: 'BP-6b', validFrom: '2026-06-01', value: '97.5', legalBasis: 'x' }]),
    })
  }
  return {
    home,
    receiver: receiver.code,
    issuer: issuer.code,
    ids: {
      ...Object.fromEntries(familyTypes.map(type => [type, toGlobalId(type.split(' ')[0] ?? '', key(type))])),
      ...publicLists.ids,
      RuleChange: ruleChange.id,
      // The register is public, and its rows are nobody's: the same for everybody. A breach is of no person.
      Breach: breach.id,
      Threshold: absent.ids.Threshold ?? '',
      Facility: toGlobalId('Facility', homeId),
      HealthFacility: toGlobalId('HealthFacility', receiver.id),
      AdministrativeUnit: toGlobalId('AdministrativeUnit', provinceUnitId),
    },
    texts: { Resident: fullName, IdentifierMatch: oldCard, CoverageStatement: text('statement'), Facility: facilityOf(home).name, HealthFacility: receiver.name, AdministrativeUnit: 'Đà Nẵng' },
    cursors: {
      Alert: cursor([2, '2026-06-12T03:00:00.000Z', key('Alert')]),
      TimelineEntry: cursor([begunAt, key('step')]), SealedOpening: cursor([begunAt, key('SealedOpening')]),
      Notice: cursor([begunAt, key('Alert')]), AccessEntry: cursor([begunAt, '1']),
      ...publicLists.cursors,
      StaffMember: cursor([`aa${word.toLowerCase()}`, key('StaffMember')]),
      StaffCertificate: cursor(['2026-01-31', key('StaffCertificate')]),
      Resident: cursor([0, folded, resident]),
      Referral: cursor([begunAt, key('Referral')]),
      FollowUp: cursor([`2026-12-0${digit}`, key('FollowUp')]),
      ReferralComment: cursor([begunAt, key('ReferralComment')]),
      CoverageCheck: cursor([begunAt, key('CoverageCheck')]),
      CardImport: cursor([begunAt, key('CardImport')]),
      HealthCheck: cursor(['2026-06-12', key('HealthCheck')]),
      HealthRound: cursor(['2026-06-01', key('HealthRound')]),
      VitalSign: cursor([begunAt, key('VitalSign')]),
      Screening: cursor(['2026-06-13', key('Screening')]), Duty: cursor([2, '2020-01-02', key('Absence')]),
      RehabilitationSession: cursor([careDays.session, key('RehabilitationSession')]),
      TeleConsultation: cursor([careDays.wanted, key('TeleConsultation')]),
      PersonRequest: cursor(['2020-01-21', key('PersonRequest before')]), Breach: cursor([begunAt, nobody]), TouchedPeople: cursor([resident]),
      HealthCheckDue: cursor(['2026-12-12', resident]),
      ResidentImport: cursor([begunAt, key('ResidentImport')]),
      'Query.referralWorklist': cursor([3, '2026-10-30T16:59:59.999Z', key('Referral')]),
      'Query.awayResidents': cursor(['2020-01-02', key('Absence')]),
      'Query.emergencyStaysEnding': cursor(['2019-07-01', key('Stay')]),
      'Query.residentsPresent': cursor(['2019-02-03', key('Stay')]),
      'Query.expiringCards': cursor(['2026-12-31', key('InsuranceCard')]),
      'Query.entitledWithoutCard': cursor(['0001-01-01', resident]),
    },
    enums: { Worklist: 'OVERDUE', ExpiringWithin: 'DAYS_60', BeneficiaryKind: 'ELDERLY', ReferralStatus: 'SENT', CheckedAgain: 'DONE', CheckDueWithin: 'DAYS_90', Measure: 'SYSTOLIC_BP', ConsultationStatus: 'HELD' },
    hospital: receiver.code,
    canaries: [word, number, personalId, oldCard, card, begunAt, ...familyTypes.flatMap(type => [key(type), toGlobalId(type.split(' ')[0] ?? '', key(type))])],
  }
}

/** What is asked instead of somebody: of a home of the same kind, since the kind is public and what is told of it differs. */
export function absentOf(of: keyof typeof emptyHomes): Target {
  const { id, name } = emptyHomes[of]
  return { ...absent, ids: { ...absent.ids, Facility: toGlobalId('Facility', id) }, texts: { ...absent.texts, Facility: name } }
}

export async function insertEmptyHomes(hub: CountedHub): Promise<void> {
  for (const { id, code, name, folded, kind } of Object.values(emptyHomes)) {
    await hub.sql('facilities', `insert into facilities.facility (id, code, name, name_folded, kind, province_unit_id, capacity)
      values ($1, $2, $3, $4, $5, $6, 10)`,
      [id, code, name, folded, kind, facilityOf('QN-NCC').provinceUnitId])
  }
}
