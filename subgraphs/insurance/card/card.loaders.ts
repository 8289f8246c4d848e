import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import type { CardSource, CardStatus } from './card.rules.js'
import type { InsuranceCard } from './card.type.js'

export interface CardRow {
  id: string
  version: number
  cardNumber: string
  socialInsuranceNumber: string
  personalId: string | null
  objectCode: string
  printedLevel: number
  registeredFacilityCode: string
  provinceCode: string | null
  validFrom: string
  validTo: string | null
  fiveYearOn: string | null
  status: CardStatus
  holderName: string
  holderBirthDate: PartialDate
  source: CardSource
  asOf: Date
}

/** A person as this sector knows them: under whose id, and which cards. */
export interface HeldCards {
  /** The survivor's key after a merge, else the one asked for. */
  readonly personKey: string
  readonly cards: readonly CardRow[]
}

/** Of an `insurance_card c`. */
export const cardColumns = sql.raw(`c."id", c."version", c."card_number" as "cardNumber", c."personal_id" as "personalId",
  c."social_insurance_number" as "socialInsuranceNumber", c."object_code" as "objectCode",
  c."printed_level" as "printedLevel", c."registered_facility_code" as "registeredFacilityCode",
  c."province_code" as "provinceCode", c."valid_from" as "validFrom", c."valid_to" as "validTo", c."five_year_on" as "fiveYearOn", c."status",
  c."holder_name" as "holderName",
  c."holder_birth_date" as "holderBirthDate", c."source", c."as_of" as "asOf"`)

/** More cards than any person has; it bounds what one resident can cost. */
const mostCards = 50

/**
 * The person behind each key, resolved to the survivor of a merge, with the cards under any of that person's ids. No
 * row: the filter does not let the viewer see the person. One row without a card: seen, and the register holds none.
 */
function cardsOfKeys(keys: readonly string[], filter: RawBuilder<boolean>) {
  return sql<Asked & Partial<CardRow>>`
    with asked as (
      select k as key, coalesce(own.survivor_id, k) as person from unnest(${keys}::uuid[]) k
      left join insurance.resident_link own on own.resident_id = k
    )
    select a.key, a.person as "personKey", card.* from asked a
    left join insurance.resident_link l on l.resident_id = a.person
    left join lateral (
      select ${cardColumns} from (
        select a.person as id union all
        select m.resident_id from insurance.resident_link m where m.survivor_id = a.person
      ) as known join insurance.insurance_card c on c.resident_id = known.id
      order by c.valid_from desc, c.id limit ${sql.raw(String(mostCards))}
    ) card on true
    where ${filter} order by a.key, card."validFrom" desc, card."id"`
}

interface Asked {
  key: string
  personKey: string
}

function cardsLoader(db: Database, filter: RawBuilder<boolean>): DataLoader<string, HeldCards | undefined> {
  return new DataLoader(async keys => {
    const held = new Map<string, { personKey: string; cards: CardRow[] }>()
    for (const { key, personKey, ...card } of await db.query(cardsOfKeys(keys, filter))) {
      const person = held.get(key) ?? { personKey, cards: [] }
      held.set(key, person)
      if (card.id) person.cards.push(card as CardRow)
    }
    return keys.map(key => held.get(key))
  })
}

/** A card with its holder; of nobody whom a home knows the key is null. */
export type HeldCard = CardRow & { readonly personKey: string | null }

/** The persons whose answer or cards the viewer may read, and those whose cards. */
export interface CardFilters {
  readonly persons: RawBuilder<boolean>
  /** On the card itself: `cardFilter`. */
  readonly cards: RawBuilder<boolean>
}

export function cardLoaders(db: Database, { persons, cards }: CardFilters) {
  return {
    /** Within the viewer's rows: a person who is not theirs is not there. */
    cardsOfResident: cardsLoader(db, persons),
    /** For facts that another sector has already shown this viewer: no row filter of our own. */
    cardsOfReferred: cardsLoader(db, sql`true`),
    cardById: new DataLoader<string, HeldCard | undefined>(async keys => {
      const rows = await db.query<HeldCard>(sql`select ${cardColumns}, a.person as "personKey"
        from insurance.insurance_card c
        left join lateral (
          select own.resident_id as key, coalesce(own.survivor_id, own.resident_id) as person
          from insurance.resident_link own where own.resident_id = c.resident_id
        ) a on true
        left join insurance.resident_link l on l.resident_id = a.person
        where c.id = any(${keys}::uuid[]) and ${cards}`)
      const found = new Map(rows.map(row => [row.id, row]))
      return keys.map(key => found.get(key))
    }),
  }
}

/** The API object: the level is what the law gives today, whatever the card says. */
export function toCard(row: CardRow, book: RuleBook, today: string): InsuranceCard {
  const objectCode = book.objectCode(row.objectCode, today)
  return {
    ...row,
    id: toGlobalId('InsuranceCard', row.id),
    level: objectCode?.level ?? null,
    basePercent: objectCode?.percent ?? null,
  }
}
