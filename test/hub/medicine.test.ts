import { describe, expect, test } from 'vitest'
import { signedIn } from '../support/client.js'
import { admitted, change, home, nurse, read, refused, said } from '../support/record.js'

const aMedicine = (more: Record<string, unknown> = {}) => ({ name: 'Amlodipin 5 mg', dose: '1 viên', timesPerDay: 1, route: 'ORAL', since: '2024-03', ...more })
const aDose = (more: Record<string, unknown> = {}) => ({ vaccine: 'HEPATITIS_B', doseNumber: 1, givenOn: '2026-05-04', ...more })
const idOf = (payload: unknown, part: string) => (payload as Record<string, { id: string }>)[part]?.id ?? ''
const known = { code: 'ALLERGY_KNOWN', message: 'The person is known to be allergic to a medicine of this name. Ask a doctor before it is given.' }

describe('the medicines of a person', () => {
  test('are in force from their first to their last day, and stopped with a reason', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const made = await change(ask, 'recordMedicine', person, aMedicine({ activeIngredient: 'Amlodipin', strength: '5 mg', prescribedBy: 'BS. Lê Thị Hoa, Trạm y tế', takenFor: 'Tăng huyết áp' }))
    expect(made).toEqual({
      resident: { version: 2 },
      medicine: { id: expect.any(String), name: 'Amlodipin 5 mg', dose: '1 viên', timesPerDay: 1, asNeeded: false, since: '2024-03', until: null, stopReason: null, verificationStatus: 'CONFIRMED' },
      warnings: [],
      userErrors: [],
    })
    const medicine = idOf(made, 'medicine')
    expect(said(await change(ask, 'recordMedicine', person, aMedicine({ name: 'Paracetamol', timesPerDay: null, asNeeded: true, since: '2026-10-30', until: '2026-11-10' })))).toBe('')
    const on = async (day: string) => ((await read(ask, person.id, `medicines(on: "${day}") { name }`)) as { medicines: { name: string }[] }).medicines.map(({ name }) => name)
    expect([await on('2024-02-29'), await on('2024-03-01'), await on('2026-10-30'), await on('2026-11-10'), await on('2026-11-11')]).toEqual([
      [], ['Amlodipin 5 mg'], ['Paracetamol', 'Amlodipin 5 mg'], ['Paracetamol', 'Amlodipin 5 mg'], ['Amlodipin 5 mg'],
    ])
    expect(await change(ask, 'stopMedicine', person, { medicine, on: '2026-11-01', reason: 'OTHER' })).toEqual({ ...refused('NOTE_MISSING', 'note'), medicine: null })
    expect(await change(ask, 'stopMedicine', person, { medicine, on: '2026-11-01', reason: 'SIDE_EFFECT', note: 'Phù chân' })).toMatchObject({ medicine: { until: '2026-11-01', stopReason: 'SIDE_EFFECT' }, userErrors: [] })
    expect(said(await change(ask, 'stopMedicine', person, { medicine, on: '2026-11-01', reason: 'SIDE_EFFECT' }))).toBe('ALREADY_ENDED')
    expect(await on('2026-11-02')).toEqual(['Paracetamol'])
    expect(said(await change(ask, 'correctMedicine', person, { medicine, timesPerDay: 2, strength: null, reason: 'Xem lại đơn thuốc' }))).toBe('')
    expect(await read(ask, person.id, 'medicineHistory { name activeIngredient strength timesPerDay prescribedBy takenFor stopReason history { move on reason changes { field before after } } }')).toEqual({ medicineHistory: [
      { name: 'Paracetamol', activeIngredient: null, strength: null, timesPerDay: null, prescribedBy: null, takenFor: null, stopReason: null, history: [] },
      {
        name: 'Amlodipin 5 mg', activeIngredient: 'Amlodipin', strength: null, timesPerDay: 2, prescribedBy: 'BS. Lê Thị Hoa, Trạm y tế', takenFor: 'Tăng huyết áp', stopReason: 'SIDE_EFFECT',
        history: [
          { move: 'CORRECTED', on: null, reason: 'Xem lại đơn thuốc', changes: [{ field: 'strength', before: '5 mg', after: null }, { field: 'timesPerDay', before: '1', after: '2' }] },
          { move: 'STOPPED', on: '2026-11-01', reason: 'Phù chân', changes: [{ field: 'until', before: null, after: '2026-11-01' }, { field: 'stopReason', before: null, after: 'SIDE_EFFECT' }] },
        ],
      },
    ] })
    expect(await read(ask, person.id, 'careTimeline(first: 10) { at kind title }')).toEqual({ careTimeline: [
      { at: '2026-10-31T17:00:00.000Z', kind: 'STAY_BEGAN', title: expect.any(String) },
      { at: '2026-10-31T17:00:00.000Z', kind: 'MEDICINE_STOPPED', title: 'Ngừng thuốc' },
      { at: '2026-10-29T17:00:00.000Z', kind: 'MEDICINE_STARTED', title: 'Bắt đầu dùng thuốc' },
      { at: '2024-02-29T17:00:00.000Z', kind: 'MEDICINE_STARTED', title: 'Bắt đầu dùng thuốc' },
    ] })
  })

  test('one that the person is known not to bear is written down with a warning, either way round', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const allergy = { substance: 'Amoxicillin', category: 'MEDICINE', criticality: 'HIGH' }
    expect(await change(ask, 'recordAllergy', person, allergy)).toMatchObject({ warnings: [], userErrors: [] })
    const augmentin = aMedicine({ name: 'Augmentin 1g', activeIngredient: 'Amoxicilin + acid clavulanic', since: '2026-11-01' })
    const made = await change(ask, 'recordMedicine', person, augmentin)
    expect(made).toMatchObject({ medicine: { name: 'Augmentin 1g' }, warnings: [known], userErrors: [] })
    expect(await change(ask, 'stopMedicine', person, { medicine: idOf(made, 'medicine'), on: '2026-11-02', reason: 'DOCTOR_DECIDED' })).toMatchObject({ warnings: [], userErrors: [] })
    expect(await change(ask, 'recordMedicine', person, aMedicine({ name: 'Vitamin C' }))).toMatchObject({ warnings: [], userErrors: [] })
    expect(await change(ask, 'recordAllergy', person, { ...allergy, substance: 'vitamin c' })).toMatchObject({ warnings: [known], userErrors: [] })
  })

  test('how often unsaid, too often, entered in error; whose it is not', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    expect(said(await change(ask, 'recordMedicine', person, aMedicine({ timesPerDay: null })))).toBe('FREQUENCY_MISSING')
    expect(said(await change(ask, 'recordMedicine', person, aMedicine({ timesPerDay: 25 })))).toBe('INVALID_VALUE')
    const medicine = idOf(await change(ask, 'recordMedicine', person, aMedicine()), 'medicine')
    const other = await admitted(ask, {})
    expect(await change(ask, 'stopMedicine', other, { medicine, on: '2026-11-02', reason: 'FINISHED' })).toEqual({ ...refused('NOT_FOUND', 'medicine'), medicine: null })
    expect(said(await change(ask, 'correctMedicine', person, { medicine, enteredInError: true, reason: 'Ghi nhầm người' }))).toBe('')
    expect(await read(ask, person.id, 'medicines { name } medicineHistory { verificationStatus } careTimeline(first: 5) { kind }')).toEqual({
      medicines: [], medicineHistory: [{ verificationStatus: 'ENTERED_IN_ERROR' }], careTimeline: [{ kind: 'STAY_BEGAN' }],
    })
    expect(await change(await signedIn({ role: 'guardian', resident: person.id }), 'recordMedicine', person, aMedicine())).toEqual([['recordMedicine', 'FORBIDDEN']])
    expect(await read(await signedIn({ role: 'programme-officer', province: '33' }), person.id, 'medicines { name }')).toEqual([['resident.medicines', 'FORBIDDEN']])
  })
})

describe('the vaccinations of a person', () => {
  test('dose by dose, with the day of the next', async () => {
    const ask = await signedIn({ role: 'head', facility: home })
    const person = await admitted(await signedIn(nurse), {})
    expect(await change(ask, 'recordVaccination', person, aDose({ nextDueOn: '2026-06-04', lot: ' L1 ', place: 'Trạm y tế' }))).toEqual({
      resident: { version: 2 },
      vaccination: { id: expect.any(String), vaccine: 'HEPATITIS_B', otherVaccine: null, doseNumber: 1, givenOn: '2026-05-04', nextDueOn: '2026-06-04', verificationStatus: 'CONFIRMED' },
      warnings: [],
      userErrors: [],
    })
    const due = async () => ((await read(ask, person.id, 'nextVaccinationDueOn')) as { nextVaccinationDueOn: string | null }).nextVaccinationDueOn
    expect(await due()).toBe('2026-06-04')
    const second = idOf(await change(ask, 'recordVaccination', person, aDose({ doseNumber: 2, givenOn: '2026-06-10', nextDueOn: '2026-11-10' })), 'vaccination')
    expect(said(await change(ask, 'recordVaccination', person, { vaccine: 'OTHER', otherVaccine: 'Thuỷ đậu', givenOn: '2026', nextDueOn: '2027-01-01' }))).toBe('')
    expect(await due()).toBe('2026-11-10')
    expect(said(await change(ask, 'correctVaccination', person, { vaccination: second, nextDueOn: null, doseNumber: 3, reason: 'Là mũi cuối của phác đồ' }))).toBe('')
    expect(await due()).toBe('2027-01-01')
    expect(await read(ask, person.id, 'vaccinations { vaccine otherVaccine doseNumber givenOn lot place nextDueOn history { move changes { field before after } } }')).toEqual({ vaccinations: [
      { vaccine: 'HEPATITIS_B', otherVaccine: null, doseNumber: 3, givenOn: '2026-06-10', lot: null, place: null, nextDueOn: null, history: [
        { move: 'CORRECTED', changes: [{ field: 'doseNumber', before: '2', after: '3' }, { field: 'nextDueOn', before: '2026-11-10', after: null }] },
      ] },
      { vaccine: 'HEPATITIS_B', otherVaccine: null, doseNumber: 1, givenOn: '2026-05-04', lot: 'L1', place: 'Trạm y tế', nextDueOn: '2026-06-04', history: [] },
      { vaccine: 'OTHER', otherVaccine: 'Thuỷ đậu', doseNumber: null, givenOn: '2026', lot: null, place: null, nextDueOn: '2027-01-01', history: [] },
    ] })
    expect(await read(ask, person.id, 'careTimeline(first: 9) { at dayOnly kind }')).toMatchObject({ careTimeline: [
      { kind: 'STAY_BEGAN' }, { at: '2026-06-09T17:00:00.000Z', dayOnly: true, kind: 'VACCINATED' }, { at: '2026-05-03T17:00:00.000Z', kind: 'VACCINATED' }, { at: '2025-12-31T17:00:00.000Z', kind: 'VACCINATED' },
    ] })
  })

  test('the same dose twice, one without a name, the next before the last: refused; entered in error it may be written anew', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const none = { vaccination: null }
    expect(await change(ask, 'recordVaccination', person, { vaccine: 'OTHER', givenOn: '2026' })).toEqual({ ...refused('VACCINE_MISSING', 'otherVaccine'), ...none })
    expect(await change(ask, 'recordVaccination', person, aDose({ nextDueOn: '2026-05-04' }))).toEqual({ ...refused('NEXT_DOSE_INVALID', 'nextDueOn'), ...none })
    const vaccination = idOf(await change(ask, 'recordVaccination', person, aDose()), 'vaccination')
    expect(await change(ask, 'recordVaccination', person, aDose({ givenOn: '2026-06-01' }))).toEqual({ ...refused('VACCINATION_TWICE', 'vaccine'), ...none })
    expect(said(await change(ask, 'correctVaccination', person, { vaccination, enteredInError: true, reason: 'Của người khác' }))).toBe('')
    expect(said(await change(ask, 'recordVaccination', person, aDose({ givenOn: '2026-06-01' })))).toBe('')
    expect(await read(ask, person.id, 'vaccinations { givenOn } vaccinationHistory { givenOn verificationStatus }')).toEqual({
      vaccinations: [{ givenOn: '2026-06-01' }],
      vaccinationHistory: [{ givenOn: '2026-06-01', verificationStatus: 'CONFIRMED' }, { givenOn: '2026-05-04', verificationStatus: 'ENTERED_IN_ERROR' }],
    })
  })
})
