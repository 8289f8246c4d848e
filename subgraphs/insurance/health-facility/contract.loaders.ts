import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { InsuranceContract } from './health-facility.type.js'

/** By code of the health facility: the contract of a day, the newer where two meet. */
export function contractLoader(db: Database) {
  return onePerArguments((on: LocalDate) =>
    oneByKey(
      codes => db.query<InsuranceContract & { code: string }>(sql`select distinct on (c.health_facility_code)
          c.health_facility_code as code, c.contract_number as "contractNumber", c.outpatient, c.inpatient,
          c.insurer_province_code as "insurerProvinceCode", c.valid_from as "validFrom", c.valid_to as "validTo"
        from insurance.insurance_contract c
        where c.health_facility_code = any(${codes}::text[])
          and c.valid_from <= ${on}::date and (c.valid_to is null or c.valid_to >= ${on}::date)
        order by c.health_facility_code, c.valid_from desc`),
      ({ code }) => code,
    ),
  )
}
