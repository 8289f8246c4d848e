import { toGlobalId } from '../kit/id.js'
import type { SectorDatabases } from './sectors.js'

/**
 * A resident of the demo with a stay, a check with an alert, an open transfer and a card that holds: the one whose
 * answer shows all three sectors. The same person as long as the data is the same.
 */
export async function demoResident(databases: SectorDatabases, today: string): Promise<string | undefined> {
  const { facilities, referrals, insurance } = databases
  const cared = await facilities.read<{ id: string }>(
    `select r."id" from "facilities"."resident" r join "facilities"."facility" f on f."id" = r."facility_id"
     where f."kind" <> 'DRUG_REHABILITATION'
       and exists (select 1 from "facilities"."stay" s where s."resident_id" = r."id" and s."ended_on" is null)
       and exists (select 1 from "facilities"."alert" a where a."resident_id" = r."id")
     order by r."code"`,
    [],
  )
  const ids = cared.map(row => row.id)
  const referred = await referrals.read<{ id: string }>(
    `select distinct "resident_id" as "id" from "referrals"."referral"
     where "resident_id" = any($1::uuid[]) and "kind" = 'CLINICAL_TRANSFER' and "status" in ('SENT', 'ACCEPTED')`,
    [ids],
  )
  const insured = await insurance.read<{ id: string }>(
    `select distinct "resident_id" as "id" from "insurance"."insurance_card"
     where "resident_id" = any($1::uuid[]) and "status" = 'ACTIVE' and "valid_from" <= $2::date
       and ("valid_to" is null or "valid_to" >= $2::date)`,
    [referred.map(row => row.id), today],
  )
  const all = new Set(insured.map(row => row.id))
  const first = ids.find(id => all.has(id))
  return first && toGlobalId('Resident', first)
}
