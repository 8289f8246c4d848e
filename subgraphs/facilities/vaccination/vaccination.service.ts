import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { type AsMapped, corrected, correctedText, differences } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { idsOfHeld, keepCorrection, newEntry, standingEntry } from '../clinical-change/clinical-change.service.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, type RecordChanged } from '../resident/record-change.service.js'
import { VaccinationEntity } from './vaccination.entity.js'
import { toVaccination } from './vaccination.loaders.js'
import { isSameDose, type VaccinationFacts, vaccinationProblems } from './vaccination.rules.js'
import type { CorrectVaccinationInput, RecordVaccinationInput, Vaccination } from './vaccination.type.js'

export type VaccinationChanged = RecordChanged & { readonly vaccination: Vaccination | null }

async function withVaccination(ctx: FacilitiesContext, changed: RecordChanged): Promise<VaccinationChanged> {
  const row = changed.partKey ? await ctx.load.vaccinationByKey.load(changed.partKey) : undefined
  return { ...changed, vaccination: row ? toVaccination(row) : null }
}

export async function recordVaccination(ctx: FacilitiesContext, input: RecordVaccinationInput): Promise<VaccinationChanged> {
  return withVaccination(ctx, await changeRecord(ctx, { name: 'recordVaccination', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordVaccinationInput, held: HeldResident, change: Write): Promise<string> {
  const { resident } = held
  const facts: VaccinationFacts = {
    vaccine: input.vaccine,
    otherVaccine: textOrNull(input.otherVaccine),
    doseNumber: input.doseNumber ?? null,
    givenOn: input.givenOn,
    lot: textOrNull(input.lot),
    place: textOrNull(input.place),
    nextDueOn: input.nextDueOn ?? null,
    note: textOrNull(input.note),
  }
  refuseAll(vaccinationProblems(facts, { born: resident.birthDate, today: ctx.today }))
  await refuseTwice(await idsOfHeld(held, change.tx), facts, null, change)
  const row = change.tx.em.create(VaccinationEntity, { ...newEntry(ctx), residentId: resident.id, ...facts })
  await noteChange(held, { action: 'resident.vaccination-recorded', fields: ['vaccinations'] }, change)
  return row.id
}

/** Who writes holds the person, so no two meet here. */
async function refuseTwice(ids: readonly string[], facts: VaccinationFacts, self: string | null, { tx: { em } }: Write): Promise<void> {
  const others = await em.find(VaccinationEntity, { residentId: { $in: [...ids] }, vaccine: facts.vaccine, verificationStatus: 'CONFIRMED' })
  if (others.some(other => other.id !== self && isSameDose(facts, factsOf(other)))) refuse('VACCINATION_TWICE', ['input', 'vaccine'])
}

export async function correctVaccination(ctx: FacilitiesContext, input: CorrectVaccinationInput): Promise<VaccinationChanged> {
  return withVaccination(ctx, await changeRecord(ctx, { name: 'correctVaccination', input }, (held, change) => correct(ctx, input, held, change)))
}

function factsOf(row: AsMapped<VaccinationFacts>): VaccinationFacts {
  const { vaccine, otherVaccine = null, doseNumber = null, givenOn, lot = null, place = null, nextDueOn = null, note = null } = row
  return { vaccine, otherVaccine, doseNumber, givenOn, lot, place, nextDueOn, note }
}

function correctedFacts(before: VaccinationFacts, input: CorrectVaccinationInput): VaccinationFacts {
  const vaccine = input.vaccine ?? before.vaccine
  // One that is on the list after all has no other name.
  const isListedNow = vaccine !== 'OTHER' && input.otherVaccine === undefined
  return {
    vaccine,
    otherVaccine: isListedNow ? null : correctedText(input.otherVaccine, before.otherVaccine),
    doseNumber: corrected(input.doseNumber, before.doseNumber),
    givenOn: input.givenOn ?? before.givenOn,
    lot: correctedText(input.lot, before.lot),
    place: correctedText(input.place, before.place),
    nextDueOn: corrected(input.nextDueOn, before.nextDueOn),
    note: correctedText(input.note, before.note),
  }
}

async function correct(ctx: FacilitiesContext, input: CorrectVaccinationInput, held: HeldResident, change: Write): Promise<string> {
  const ids = await idsOfHeld(held, change.tx)
  const id = fromGlobalId('Vaccination', input.vaccination)
  const row = standingEntry(id ? await change.tx.em.findOne(VaccinationEntity, { id, residentId: { $in: ids } }) : null, 'vaccination')
  const before = factsOf(row)
  const after = correctedFacts(before, input)
  const problems = vaccinationProblems(after, { born: held.resident.birthDate, today: ctx.today })
  refuseAll([...(input.enteredInError ? [] : problems), ...reasonProblems(input.reason)])
  const changes = differences({ ...before }, { ...after })
  const isOtherDose = changes.some(({ field }) => ['vaccine', 'otherVaccine', 'doseNumber', 'givenOn'].includes(field))
  if (isOtherDose) await refuseTwice(ids, after, row.id, change)
  Object.assign(row, after)
  await keepCorrection(ctx, held, { input, entry: 'VACCINATION', row, changes }, change)
  return row.id
}
