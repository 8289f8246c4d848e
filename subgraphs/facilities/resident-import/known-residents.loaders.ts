import { sql } from 'kysely'
import type { Placed } from '../../../kit/rows.js'
import type { Transaction } from '../../../kit/transaction.js'
import { identifierAsStored } from '../identifier/identifier.rules.js'
import { joinRecord } from '../resident/person-ids.js'
import type { FileResident } from './resident-file.js'
import { foldedName, type KnownResident, type KnownResidents, numberKey } from './resident-import.rules.js'

interface FoundRow extends KnownResident {
  readonly numberType: Parameters<typeof numberKey>[0]
  readonly number: string
}

const shown = sql`r.name_folded as "nameFolded", r.birth_date as "birthDate", r.sex,
  (select p.value from facilities.resident_identifier p where p.resident_id = r.id and p.type = 'PERSONAL_ID' and p.valid_to is null limit 1) as "personalId"`

/** Whom the rows may speak of, in the facility and by number anywhere: two statements, however many the rows are. */
export async function findKnown(tx: Transaction, rows: readonly Placed<FileResident>[], facilityId: string): Promise<KnownResidents> {
  const numbers = rows.flatMap(({ row }) => row.admission.person.identifiers.map(each => ({ type: each.type, value: identifierAsStored(each) ?? '' })))
  const found = await tx.query(sql<FoundRow>`select ${shown}, i.type as "numberType", i.value as "number",
      r.facility_id = ${facilityId}::uuid and r.left_on is null as "isHere"
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as n(type text, value text)
    join facilities.resident_identifier i on i.type = n.type and i.value = n.value and i.valid_to is null
    ${joinRecord(sql`i.resident_id`)}`)
  const names = JSON.stringify([...new Set(rows.map(({ row }) => foldedName(row.admission.person.fullName)))])
  const here = await tx.query(sql<KnownResident>`select ${shown}, true as "isHere" from facilities.resident r
    where r.facility_id = ${facilityId}::uuid and r.left_on is null and r.name_folded in (select jsonb_array_elements_text(${names}::jsonb))`)
  const byName = new Map<string, KnownResident[]>()
  for (const each of here) byName.set(each.nameFolded, [...(byName.get(each.nameFolded) ?? []), each])
  return { byNumber: new Map(found.map(each => [numberKey(each.numberType, each.number), each])), byName }
}
