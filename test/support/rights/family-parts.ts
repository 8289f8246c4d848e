import { uuidFrom } from '../../../kit/id.js'
import { facilityOf } from '../world.js'

/** What the rows of a family are made of, and how they are written. */
export interface PartsOf {
  readonly resident: string
  readonly homeId: string
  readonly provinceUnitId: string
  readonly begunAt: string
  /** The key of the row of a kind. */
  key(type: string): string
  /** A text that is nobody else's. */
  text(what: string): string
  run(sector: 'facilities' | 'referrals' | 'insurance', table: string, row: Record<string, unknown>): Promise<unknown>
}

/** A file of cards, with a row that was refused. */
export async function insertImport({ run, key, text, begunAt }: PartsOf): Promise<void> {
  const importId = key('CardImport')
  await run('insurance', 'row_import', {
    id: importId, kind: 'cards', province_code: '48', file_name: `${text('cards')}.csv`, dry_run: false, status: 'DONE', parts: 1, columns: ['card_number'],
    rows_total: 2, rows_done: 2, changed: 1, refused: 1, error_count: 1, actor: text('sender'), actor_role: 'insurance-officer', client: 'c', request_id: 'r',
    created_at: begunAt, started_at: begunAt, ended_at: begunAt,
  })
  await run('insurance', 'row_import_entry', { import_id: importId, line: 2, change: 'CHANGED', fields: [text('column')] })
  await run('insurance', 'row_import_error', { import_id: importId, line: 3, column_name: text('header'), code: 'CARD_TWICE' })
  await run('insurance', 'row_import_refused', { import_id: importId, line: 3, cells: [text('refused')] })
}

/** What the record says beside the name: every column of every table, and what stood before. */
export async function insertRecord({ run: insert, resident, provinceUnitId, begunAt, key, text }: PartsOf): Promise<void> {
  const run = (table: string, row: Record<string, unknown>) => insert('facilities', table, row)
  await run('resident_disability', {
    id: key('Disability'), resident_id: resident, kind: 'MOBILITY', level: 'SEVERE', certificate_number: text('certificate'), council: text('council'),
    since: '2018-01-02', until: '2031-01-01', note: text('disability note'), end_reason: text('disability end'),
  })
  await run('resident_functional_level', {
    id: key('FunctionalAssessment'), resident_id: resident, level: 'PARTLY', assessed_on: '2026-05-06', note: text('seen'), recorded_at: begunAt,
  })
  for (const role of ['GUARDIAN', 'CONTACT'] as const) {
    await run('resident_contact', {
      id: key(role === 'GUARDIAN' ? 'ResidentContact' : 'contact'), resident_id: resident, role, full_name: text(role), relation: 'CHILD',
      phone: text('phone'), personal_id: text('relative'), may_decide: true, legal_basis: text('basis'), since: '2018-01-02',
      subject: text('sign-in'), until: '2031-01-01', end_reason: text('contact end'),
    })
  }
  const commune = uuidFrom('unit:commune:20341')
  const address = { resident_id: resident, province_unit_id: provinceUnitId, since: '2010-01-01' }
  await run('resident_address', { id: key('ResidentAddress'), ...address, street: text('street'), commune_text: text('commune') })
  await run('resident_address', { id: key('address before'), ...address, commune_unit_id: commune, until: '2012-01-01', end_reason: text('address end') })
  for (const identifier of [null, key('ResidentIdentifier')]) {
    await run('resident_correction', {
      id: key(`correction of ${identifier}`), resident_id: resident, identifier_id: identifier, version: 2, at: begunAt,
      changes: JSON.stringify([{ field: 'fullName', before: text('before'), after: text('after') }]), reason: 'TYPING_ERROR',
      note: text('why corrected'), actor: text('corrector'), by_role: 'nurse',
    })
  }
}

/** Somebody who works in the home, the first of its list, with one certificate that ended and one that was a mistake. */
export async function insertStaff({ run, homeId, key, text, begunAt }: PartsOf): Promise<void> {
  const recorded = { recorded_at: begunAt, recorded_by: text('head') }
  const withdrawn = { withdrawn_at: begunAt, withdrawn_by: text('head'), withdraw_reason: text('mistake') }
  await run('facilities', 'staff_member', {
    id: key('StaffMember'), version: 2, facility_id: homeId, full_name: `Aa${text('staff')}`, name_folded: `aa${text('staff').toLowerCase()}`, position: 'DIRECTOR',
    contract: 'PUBLIC_EMPLOYEE', from_on: '2020-01-01', to_on: '2031-01-01', end_reason: 'OTHER', ...recorded,
  })
  await run('facilities', 'staff_member_before', {
    id: key('staff before'), staff_member_id: key('StaffMember'), version: 2, fields: JSON.stringify({ fullName: text('name of before') }),
    reason: text('why corrected'), actor: text('head'), actor_role: 'head', until: begunAt,
  })
  const certificate = { staff_member_id: key('StaffMember'), kind: 'PRACTICE_LICENCE', scope: text('scope'), issued_on: '2021-01-31', expires_on: '2026-01-31', ...recorded }
  await run('facilities', 'staff_certificate', { ...certificate, id: key('StaffCertificate'), number: text('licence') })
  await run('facilities', 'staff_certificate', { ...certificate, id: key('certificate by mistake'), number: text('no licence'), ...withdrawn })
  const training = { staff_member_id: key('StaffMember'), course: text('course'), provider: text('school'), began_on: '2025-01-01', ended_on: '2025-01-05', hours: 40, ...recorded }
  await run('facilities', 'staff_training', { ...training, id: key('StaffTraining') })
  await run('facilities', 'staff_training', { ...training, id: key('training by mistake'), ...withdrawn })
  await run('facilities', 'facility_revision', { id: key('revision'), facility_id: homeId, subject: 'CHECK_LIST', version: 7, actor_role: 'head', ...recorded })
  await run('facilities', 'check_list_answer', {
    id: key('answer'), facility_id: homeId, criterion_id: uuidFrom('check-list:CS-01:2021-01-01'), revision: 7, answer: 'MET', answered_on: '2026-11-01',
    evidence: text('evidence'), actor_role: 'head', ...recorded,
  })
}

/** A round, two checks of it and a measurement in between, with what stood before. */
export async function insertHealth({ run, resident, homeId, begunAt, key, text }: PartsOf): Promise<void> {
  const by = { recorded_at: begunAt, recorded_by: text('recorder'), recorded_role: 'nurse', recorded_organisation: text('recorded at') }
  await run('facilities', 'health_round', {
    id: key('HealthRound'), facility_id: homeId, name: text('round'), kind: 'YEARLY', starts_on: '2026-06-01', ends_on: '2026-06-30', started_at: begunAt,
    started_by: text('starter'), started_role: 'head',
  })
  const numbers = {
    class: 4, systolic_bp: 171, diastolic_bp: 97, pulse: 73, temperature: 36.9, respiratory_rate: 17, spo2: 97, weight_kg: 51.3, height_cm: 153.7, waist_cm: 81.3,
    fasting_glucose: 5.3, random_glucose: 8.3, glucose_symptoms: true, glucose_2h: 7.3, hba1c: 5.3, creatinine: 83.7, cholesterol: 4.7,
  }
  const said = {
    findings: JSON.stringify([{ speciality: 'EYE', text: text('eyes') }]), diseases: [text('I10')], conclusion: text('conclusion'), advice: text('advice'),
    due_reason: text('later'), electronic: true, examined_by: text('doctor'),
  }
  const check = { resident_id: resident, facility_id: homeId, ...numbers, ...said, ...by }
  await run('facilities', 'health_check', { id: key('HealthCheck before'), ...check, checked_on: '2025-12-11', next_due_on: '2026-06-11' })
  await run('facilities', 'health_check', { id: key('HealthCheck'), ...check, round_id: key('HealthRound'), checked_on: '2026-06-12', next_due_on: '2026-12-12' })
  for (const of of ['HealthCheck', 'HealthCheck before']) {
    await run('facilities', 'health_check_before', {
      id: key(`${of} correction`), health_check_id: key(of), version: 2, fields: JSON.stringify({ conclusion: text('conclusion before') }), reason: text('mistake'),
      at: begunAt, by: text('corrector'), by_role: 'nurse', by_organisation: text('corrected at'),
    })
  }
  await run('facilities', 'vital_sign', {
    id: key('VitalSign'), reading_id: key('reading'), resident_id: resident, facility_id: homeId, measure: 'systolic_bp', value: 163, at: begunAt,
    note: text('reading'), ...by,
  })
}

/** In each sector a change that somebody of the home made, as its log keeps it: newer than every look of a test. */
export async function insertLooks({ run, resident, key, text }: PartsOf, home: string): Promise<void> {
  const by = { at: '2026-11-02T23:17:23.451Z', request_id: text('request'), actor: text('carer'), actor_role: 'nurse', actor_organisation: home, client: text('app'), resident_id: resident }
  await run('facilities', 'audit_entry', { ...by, action: 'alert.closed', subject: `Alert:${key('Alert')}`, fields: 'status note' })
  await run('referrals', 'audit_entry', { ...by, action: 'referral.sendReferral', subject: `Referral:${key('Referral')}`, fields: 'status' })
  await run('insurance', 'audit_entry', { ...by, action: 'card.corrected', subject: `InsuranceCard:${key('InsuranceCard')}`, fields: 'holderName' })
}

/** A stay that lasts and one that has ended, with every mode, absence and correction that a stay can have. */
export async function insertStays({ run, resident, homeId, begunAt, key, text }: PartsOf, home: string): Promise<void> {
  const stay = { resident_id: resident, facility_id: homeId }
  await run('facilities', 'stay', {
    ...stay, id: key('Stay before'), mode: 'VOLUNTARY_CONTRACT', admitted_on: '2017-01-02', ended_on: '2018-05-06', end_reason: 'OWN_WISH',
    contract_number: text('contract'), contract_until: '2018-12-31', mode_decision: text('decision'),
  })
  // Of neither home: something of each of the two is sealed for everybody but the person.
  const elsewhere = { resident_id: resident, facility_id: facilityOf('HY-CNMT').id }
  await run('facilities', 'stay', { ...elsewhere, id: key('Stay sealed'), mode: 'RESIDENTIAL', admitted_on: '2001-01-02', ended_on: '2001-05-06', end_reason: 'GOAL_MET' })
  await run('facilities', 'stay', { ...stay, id: key('Stay'), mode: 'EMERGENCY', admitted_on: '2019-02-03', mode_decision: text('decision now') })
  for (const [name, on] of [['Stay before', '2017-03-01'], ['Stay', '2019-04-01']] as const) {
    await run('facilities', 'stay_mode_before', {
      id: key(`mode of ${name}`), stay_id: key(name), mode: 'VOLUNTARY_CONTRACT', until: on, decision: text(`decision before ${on}`),
      contract_number: text(`contract before ${on}`), contract_until: '2020-01-01', recorded_at: begunAt, recorded_by: text('clerk'),
    })
    await run('facilities', 'absence', {
      id: key(`absence of ${name}`), stay_id: key(name), reason: 'HOSPITAL', left_on: on, expected_return_on: on, note: text(`absence ${on}`),
      referral_id: key('Referral'), ended_on: on, outcome: 'RETURNED', recorded_at: begunAt, recorded_by: text('clerk'),
    })
    await run('facilities', 'stay_correction', {
      id: key(`correction of ${name}`), stay_id: key(name), version: 2, at: begunAt, actor: text('corrector'), by_role: 'nurse', by_organisation: home,
      note: text(`correction ${on}`), fields: ['endedOn'], admitted_on: '2017-01-01', ended_on: '2018-05-05', end_reason: 'OTHER', mode: 'VOLUNTARY_CONTRACT',
      facility_id: homeId, contract_number: text(`contract corrected ${on}`), contract_until: '2020-01-02',
    })
  }
  // Away longer than anybody of the demo.
  await run('facilities', 'absence', {
    id: key('Absence'), stay_id: key('Stay'), reason: 'HOSPITAL', left_on: '2020-01-01', expected_return_on: '2020-01-02', note: text('absence'),
    referral_id: key('Referral'), recorded_at: begunAt, recorded_by: text('clerk'),
  })
}

/** A file of residents that was taken back, but for somebody who was changed since. */
export async function insertResidentImport({ run, resident, begunAt, key, text }: PartsOf, home: string): Promise<void> {
  const importId = key('ResidentImport')
  await run('facilities', 'row_import', {
    id: importId, kind: 'residents', province_code: '48', facility_code: home, file_name: `${text('residents')}.csv`, dry_run: false, status: 'UNDONE',
    parts: 1, columns: ['full_name'], headers: [text('heading')], rows_total: 2, rows_done: 2, added: 1, refused: 1, error_count: 1, actor: text('carer'),
    actor_role: 'nurse', client: 'c', request_id: 'r', created_at: begunAt, started_at: begunAt, ended_at: begunAt,
  })
  await run('facilities', 'row_import_entry', { import_id: importId, line: 2, change: 'ADDED', fields: [] })
  await run('facilities', 'row_import_error', { import_id: importId, line: 3, column_name: text('column of a file'), code: 'ROW_TWICE' })
  await run('facilities', 'row_import_refused', { import_id: importId, line: 3, cells: [text('refused row')] })
  await run('facilities', 'resident_import_row', { import_id: importId, line: 2, resident_id: resident, undo: 'CHANGED' })
}

/** A second record of the person that was merged into the first, and was before, till that was undone. */
export async function insertMerges(
  { run, resident, begunAt, key, text }: PartsOf,
  { home, record }: { readonly home: string; readonly record: Record<string, unknown> },
): Promise<void> {
  await run('facilities', 'resident', { ...record, id: key('Resident merged'), code: text('code before'), birth_date: '1941', survivor_id: resident })
  const merge = { survivor_id: resident, merged_id: key('Resident merged'), merged_by: text('head'), merged_role: 'head', merged_organisation: home, reason: text('same') }
  const undone = { undone_at: begunAt, undone_by: text('head'), undone_role: 'head', undone_organisation: home, undo_reason: text('not the same') }
  await run('facilities', 'resident_merge', { id: key('ResidentMerge'), ...merge, merged_at: begunAt })
  await run('facilities', 'resident_merge', { id: key('ResidentMerge before'), ...merge, merged_at: '2026-10-27T03:17:23.451Z', ...undone })
}
