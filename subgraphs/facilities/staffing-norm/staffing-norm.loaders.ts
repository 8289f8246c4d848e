import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, onePerArguments } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CountedResidents, NormRow } from './staffing-norm.rules.js'

export interface DatedNormRow extends NormRow {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly legalBasis: string
  readonly confidence: string
}

type CountedRow = CountedResidents & { readonly facilityId: string }

export function staffingNormLoaders(db: Database) {
  return {
    /** The rows in force on a day, whatever the facility. */
    staffingNormOn: onePerArguments((on: LocalDate) =>
      db.query<DatedNormRow>(sql`select n.id, n.position, n.person_group as "group", n.persons_per_worker as "personsPerWorker",
          n.least, n.most, n.most_percent as "mostPercent", n.valid_from as "validFrom", n.valid_to as "validTo",
          n.legal_basis as "legalBasis", n.confidence
        from facilities.staffing_norm n
        where n.valid_from <= ${on}::date and (n.valid_to is null or n.valid_to >= ${on}::date)
        order by n.position, n.persons_per_worker, n.person_group`),
    ),
    /** Who was in care on a day, without who they are. The day on which somebody leaves is the first in the next place. */
    residentsForNorm: onePerArguments((on: LocalDate) =>
      manyByKey<CountedRow>(
        keys =>
          db.query(sql`select p.facility_id as "facilityId", p.birth_date as "birthDate", p.kinds, count(*)::int as "count" from (
              select s.facility_id, r.birth_date, array(select distinct c.kind from facilities.resident_category c
                where c.resident_id = r.id and c.since <= ${on}::date and (c.until is null or c.until >= ${on}::date)
                order by c.kind) as kinds
              from facilities.stay s join facilities.resident r on r.id = s.resident_id
              where s.facility_id = any(${keys}::uuid[]) and s.admitted_on <= ${on}::date
                and (s.ended_on is null or s.ended_on > ${on}::date)) p
            group by p.facility_id, p.birth_date, p.kinds`),
        row => row.facilityId,
      ),
    ),
  }
}
