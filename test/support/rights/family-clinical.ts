import type { PartsOf } from './family-parts.js'

/** Of each kind of entry one with everything that it can have, with what stood before; and what tells a protected status. */
export async function insertClinical({ run: insert, resident, begunAt, key, text }: PartsOf, home: string): Promise<void> {
  const run = (table: string, row: Record<string, unknown>) => insert('facilities', table, row)
  const by = { recorded_at: begunAt, recorded_by: text('recorder'), recorded_role: 'nurse' }
  const entry = { resident_id: resident, verification_status: 'CONFIRMED', ...by, recorded_organisation: home }
  const condition = {
    ...entry, code: 'I10', text: text('disease'), clinical_status: 'RESOLVED', status_since: '2026-05-06', since: '2019-03', until: '2026-05-06',
    found_in: 'HEALTH_CHECK', health_check_id: key('HealthCheck'), note: text('disease note'),
  }
  await run('resident_condition', { id: key('Condition'), ...condition })
  await run('resident_condition', { id: key('Condition protected'), ...condition, code: 'B20.1' })
  await run('resident_allergy', {
    id: key('Allergy'), ...entry, substance: text('substance'), category: 'MEDICINE', criticality: 'HIGH', reaction: text('reaction'), since: '2015', note: text('allergy note'),
  })
  await run('resident_no_known_allergies', { id: key('no known allergies'), resident_id: resident, said_on: '2014-01-02', ended_at: begunAt, ...by })
  const medicine = {
    ...entry, name: text('medicine'), active_ingredient: text('ingredient'), strength: text('strength'), dose: text('dose'), times_per_day: 3, as_needed: true,
    route: 'ORAL', since: '2024', until: '2031-01-01', prescribed_by: text('prescriber'), taken_for: text('taken for'), stop_reason: 'FINISHED', note: text('medicine note'),
  }
  await run('resident_medicine', { id: key('Medicine'), ...medicine })
  // The only one of its time, so that the list of a day then is there for those who may know, and empty for all others.
  await run('resident_medicine', { id: key('Medicine protected'), ...medicine, active_ingredient: 'Nevirapin', since: '2009', until: '2010-12-31' })
  await run('resident_vaccination', {
    id: key('Vaccination'), ...entry, vaccine: 'OTHER', other_vaccine: text('vaccine'), dose_number: 2, given_on: '2026-05', lot: text('lot'), place: text('place'),
    next_due_on: '2027-05-06', note: text('vaccination note'),
  })
  for (const kind of ['Condition', 'Condition protected', 'Allergy', 'Medicine', 'Medicine protected', 'Vaccination']) {
    await run('clinical_change', {
      id: key(`${kind} change`), resident_id: resident, entry: kind.split(' ')[0]?.toUpperCase(), entry_id: key(kind), version: 2, move: 'CORRECTED', on_day: '2026-05-06',
      changes: JSON.stringify([{ field: 'note', before: text(`${kind} before`), after: text(`${kind} after`) }]), reason: text('why corrected'), at: begunAt,
      actor: text('corrector'), by_role: 'nurse', by_organisation: home,
    })
  }
}
