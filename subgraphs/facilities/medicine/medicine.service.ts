import { fromGlobalId } from '../../../kit/id.js'
import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { isKnownAllergy } from '../allergy/allergy.rules.js'
import { type AsMapped, corrected, correctedText, differences } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { idsOfHeld, keepChange, keepCorrection, newEntry, standingEntry } from '../clinical-change/clinical-change.service.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, type RecordChanged } from '../resident/record-change.service.js'
import { allergyWarning } from '../resident/record-warning.rules.js'
import { MedicineEntity } from './medicine.entity.js'
import { toMedicine } from './medicine.loaders.js'
import { type MedicineFacts, medicineProblems, stoppedProblems, stopProblems } from './medicine.rules.js'
import type { CorrectMedicineInput, Medicine, RecordMedicineInput, StopMedicineInput } from './medicine.type.js'

export type MedicineChanged = RecordChanged & { readonly medicine: Medicine | null }

/** With a warning where the person is known not to bear it. */
async function withMedicine(ctx: FacilitiesContext, changed: RecordChanged): Promise<MedicineChanged> {
  const row = changed.partKey ? await ctx.load.medicineByKey.load(changed.partKey) : undefined
  if (!row || !changed.resident) return { ...changed, medicine: null }
  const isTaken = row.verificationStatus === 'CONFIRMED' && row.stopReason === null
  const allergies = isTaken ? await ctx.load.allergiesOfResident.load(changed.resident.key) : []
  const warnings = isKnownAllergy(row, allergies) ? [...changed.warnings, allergyWarning(ctx.language)] : changed.warnings
  return { ...changed, warnings, medicine: toMedicine(row) }
}

export async function recordMedicine(ctx: FacilitiesContext, input: RecordMedicineInput): Promise<MedicineChanged> {
  return withMedicine(ctx, await changeRecord(ctx, { name: 'recordMedicine', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordMedicineInput, held: HeldResident, change: Write): Promise<string> {
  const { resident } = held
  const facts: MedicineFacts = {
    name: input.name.trim(),
    activeIngredient: textOrNull(input.activeIngredient),
    strength: textOrNull(input.strength),
    dose: input.dose.trim(),
    timesPerDay: input.timesPerDay ?? null,
    asNeeded: input.asNeeded ?? false,
    route: input.route,
    since: input.since,
    until: input.until ?? null,
    prescribedBy: textOrNull(input.prescribedBy),
    takenFor: textOrNull(input.takenFor),
    note: textOrNull(input.note),
  }
  refuseAll(medicineProblems(facts, { born: resident.birthDate, today: ctx.today }))
  const row = change.tx.em.create(MedicineEntity, { ...newEntry(ctx), residentId: resident.id, ...facts, stopReason: null })
  await noteChange(held, { action: 'resident.medicine-recorded', fields: ['medicines'] }, change)
  return row.id
}

async function entryOf(held: HeldResident, medicine: string, { tx }: Write) {
  const id = fromGlobalId('Medicine', medicine)
  const residentId = { $in: await idsOfHeld(held, tx) }
  return standingEntry(id ? await tx.em.findOne(MedicineEntity, { id, residentId }) : null, 'medicine')
}

export async function stopMedicine(ctx: FacilitiesContext, input: StopMedicineInput): Promise<MedicineChanged> {
  return withMedicine(ctx, await changeRecord(ctx, { name: 'stopMedicine', input }, (held, change) => stop(ctx, input, held, change)))
}

async function stop(ctx: FacilitiesContext, input: StopMedicineInput, held: HeldResident, change: Write): Promise<string> {
  const row = await entryOf(held, input.medicine, change)
  const { on, reason } = input
  const note = textOrNull(input.note)
  const before = { until: row.until ?? null, stopReason: row.stopReason ?? null }
  refuseAll(stopProblems({ on, reason, note }, { since: row.since, ...before }, ctx.today))
  const after = { until: on, stopReason: reason }
  Object.assign(row, after)
  await keepChange(ctx, held, { entry: 'MEDICINE', row, move: 'STOPPED', on, changes: differences(before, after), reason: note }, change)
  return row.id
}

export async function correctMedicine(ctx: FacilitiesContext, input: CorrectMedicineInput): Promise<MedicineChanged> {
  return withMedicine(ctx, await changeRecord(ctx, { name: 'correctMedicine', input }, (held, change) => correct(ctx, input, held, change)))
}

function factsOf(row: AsMapped<MedicineFacts>): MedicineFacts {
  const { name, activeIngredient = null, strength = null, dose, timesPerDay = null, asNeeded, route, since, until = null } = row
  const { prescribedBy = null, takenFor = null, note = null } = row
  return { name, activeIngredient, strength, dose, timesPerDay, asNeeded, route, since, until, prescribedBy, takenFor, note }
}

function correctedFacts(before: MedicineFacts, input: CorrectMedicineInput): MedicineFacts {
  return {
    name: input.name?.trim() ?? before.name,
    activeIngredient: correctedText(input.activeIngredient, before.activeIngredient),
    strength: correctedText(input.strength, before.strength),
    dose: input.dose?.trim() ?? before.dose,
    timesPerDay: corrected(input.timesPerDay, before.timesPerDay),
    asNeeded: input.asNeeded ?? before.asNeeded,
    route: input.route ?? before.route,
    since: input.since ?? before.since,
    until: corrected(input.until, before.until),
    prescribedBy: correctedText(input.prescribedBy, before.prescribedBy),
    takenFor: correctedText(input.takenFor, before.takenFor),
    note: correctedText(input.note, before.note),
  }
}

async function correct(ctx: FacilitiesContext, input: CorrectMedicineInput, held: HeldResident, change: Write): Promise<string> {
  const row = await entryOf(held, input.medicine, change)
  const before = factsOf(row)
  const after = correctedFacts(before, input)
  const problems = medicineProblems(after, { born: held.resident.birthDate, today: ctx.today })
  const stopped = row.stopReason === null ? [] : stoppedProblems(after.until, ctx.today)
  refuseAll([...(input.enteredInError ? [] : [...problems, ...stopped]), ...reasonProblems(input.reason)])
  Object.assign(row, after)
  await keepCorrection(ctx, held, { input, entry: 'MEDICINE', row, changes: differences({ ...before }, { ...after }) }, change)
  return row.id
}
