import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { UnitLevel } from './unit.rules.js'

export interface UnitRow {
  id: string
  code: string
  level: UnitLevel
  name: string
  nameFolded: string
  validFrom: string | null
  validTo: string | null
  legalBasis: string | null
}

export const unitColumns = `u."id", u."code", u."level", u."name", u."name_folded" as "nameFolded",
  u."valid_from" as "validFrom", u."valid_to" as "validTo", u."legal_basis" as "legalBasis"`

export function unitLoaders(db: Database) {
  const from = '"facilities"."administrative_unit" u'
  return {
    unitById: oneByKey<UnitRow>(
      keys => db.read(`select ${unitColumns} from ${from} where u."id" = any($1::uuid[])`, [keys]),
      row => row.id,
    ),
    successorsOfUnit: manyByKey<UnitRow & { unitId: string }>(
      keys =>
        db.read(
          `select ${unitColumns}, s."unit_id" as "unitId" from "facilities"."administrative_unit_successor" s
           join ${from} on u."id" = s."successor_id" where s."unit_id" = any($1::uuid[]) order by u."code"`,
          [keys],
        ),
      row => row.unitId,
    ),
    predecessorsOfUnit: manyByKey<UnitRow & { unitId: string }>(
      keys =>
        db.read(
          `select ${unitColumns}, s."successor_id" as "unitId" from "facilities"."administrative_unit_successor" s
           join ${from} on u."id" = s."unit_id" where s."successor_id" = any($1::uuid[]) order by u."code"`,
          [keys],
        ),
      row => row.unitId,
    ),
  }
}
