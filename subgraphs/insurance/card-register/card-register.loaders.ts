import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import type { CardChangeReason, FieldChanges } from './card-register.rules.js'

export interface CorrectionRow {
  cardId: string
  version: number
  fields: FieldChanges
  reason: CardChangeReason
  note: string | null
  byRole: string
  byProvince: string | null
  until: Date
}

const mostCorrections = 100

export function cardRegisterLoaders(db: Database) {
  return {
    /** Of cards that the viewer was shown. */
    correctionsOfCard: manyByKey<CorrectionRow>(
      keys =>
        db.query(sql<CorrectionRow>`select b.* from unnest(${keys}::uuid[]) wanted cross join lateral (
            select x.card_id as "cardId", x.version, x.fields, x.reason, x.note, x.by_role as "byRole", x.by_province as "byProvince", x.until
            from insurance.insurance_card_before x where x.card_id = wanted order by x.version desc limit ${mostCorrections}) b`),
      row => row.cardId,
    ),
  }
}
