import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Write } from '../../../kit/write.js'
import type { FacilityRecord } from '../facility/facility.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from '../resident/resident.entity.js'
import { residentLinked } from '../resident/resident.events.js'
import { namesOf } from '../resident/resident-name.rules.js'
import { identifierAsStored, paperOf } from '../identifier/identifier.rules.js'
import { StayEntity } from '../stay/stay.entity.js'
import { contractTerms } from '../stay/stay-mode.rules.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { Admission, NewIdentifier, NewPerson } from './admission.rules.js'

export interface Admitted {
  readonly residentId: string
  readonly stayId: string
}

/** Writes down people whose admission has nothing wrong with it, one or a thousand: the same rows, audit rows and events for each. */
export async function admitPeople(
  change: Write,
  facility: FacilityRecord,
  admissions: readonly Admission[],
  units: UnitIndex,
): Promise<Admitted[]> {
  const { em } = change.tx
  const codes = await nextCodes(change, admissions.length)
  const residents = admissions.map(({ person }, i) =>
    em.create(ResidentEntity, {
      id: randomUUID(),
      code: codes[i] ?? '',
      ...namesOf(person.fullName),
      birthDate: person.birthDate,
      sex: person.sex,
      facilityId: facility.id,
      leftOn: null,
      survivorId: null,
      version: 1,
    }),
  )
  // The other rows point at the resident by key, without a relation that would put them in order.
  await em.flush()
  const admitted = admissions.map((admission, i) => writeBeside(change, facility, residents[i]?.id ?? '', codes[i] ?? '', admission))
  for (const [i, { residentId }] of admitted.entries()) {
    const categories = (admissions[i]?.person.categories ?? []).map(({ kind }) => kind)
    change.publish(residentLinked({ id: residentId, version: 1, facility, categories, survivorId: null, left: null }, units))
    change.record({
      action: 'resident.admitted',
      subject: `Resident:${residentId}`,
      residentId,
      fields: ['person', 'facility', 'mode', 'admittedOn'],
    })
  }
  return admitted
}

/** The stay, the numbers and the groups. */
function writeBeside({ tx: { em } }: Write, facility: FacilityRecord, residentId: string, code: string, admission: Admission): Admitted {
  const { person, mode, admittedOn, contract } = admission
  const stay = em.create(StayEntity, {
    id: randomUUID(),
    residentId,
    facilityId: facility.id,
    mode,
    admittedOn,
    endedOn: null,
    endReason: null,
    ...contractTerms(contract),
  })
  for (const row of identifierRows(code, person)) {
    em.create(ResidentIdentifierEntity, { id: randomUUID(), residentId, ...row, validTo: null })
  }
  for (const { kind, since, proof } of person.categories) {
    const dates = { since: since ?? admittedOn, until: null }
    em.create(ResidentCategoryEntity, { id: randomUUID(), residentId, kind, ...dates, proof: proof ?? null })
  }
  return { residentId, stayId: stay.id }
}

async function nextCodes({ tx }: Write, count: number): Promise<string[]> {
  const rows = await tx.query<{ n: string }>(sql`select nextval('facilities.resident_code')::text as n from generate_series(1, ${count}::int)`)
  if (rows.length !== count) throw new Error('The sequence of resident codes gave too few')
  return rows.map(({ n }) => `NDC-${n.padStart(7, '0')}`)
}

/** A person without papers gets a temporary code, never a made-up number (domain: unknown persons have none). */
function identifierRows(code: string, { identifiers }: NewPerson) {
  const given: readonly NewIdentifier[] =
    identifiers.length === 0 ? [{ type: 'TEMPORARY', value: code.replace('NDC', 'TAM') }] : identifiers
  return given.map(each => ({ type: each.type, value: identifierAsStored(each) ?? each.value, ...paperOf(each) }))
}
