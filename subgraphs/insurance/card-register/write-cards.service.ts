import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kit/auth.js'
import type { Transaction } from '../../../kit/transaction.js'
import type { Write } from '../../../kit/write.js'
import { cardRecorded } from '../card/card.events.js'
import type { PersonFacts } from '../resident/resident.access.js'
import { type CardChangeReason, type CardContent, changedCardFields, changesOf, numberParts } from './card-register.rules.js'

/** A card of the register as a change finds it. */
export interface FoundCard {
  readonly id: string
  readonly version: number
  readonly provinceCode: string | null
  readonly content: CardContent
  /** Null while it is nobody's; undefined when this sector was not told where its holder lives. */
  readonly holder: PersonFacts | null | undefined
}

/** A card as it is to be; without `before` it is new. */
export interface SettledCard {
  readonly id: string
  readonly before: Pick<FoundCard, 'version' | 'content'> | null
  readonly after: CardContent
  readonly provinceCode: string | null
}

export interface ChangeOfCards {
  readonly by: Actor
  readonly now: Date
  readonly reason: CardChangeReason
  readonly note: string | null
  readonly importId: string | null
}

/** One change of the register after the other: two that meet would both find a number free. Held to the end of the transaction. */
export async function holdRegister(tx: Transaction): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('an-sinh-hub.card-register.insurance'))`)
}

const personColumns = sql`l.resident_id as "residentKey", l.facility_code as "facilityCode", l.sealed_scope as "sealedScope",
  l.province_code as "homeProvince", l.sealed`

interface PersonRow extends Omit<PersonFacts, 'provinceCode'> {
  homeProvince: string
}

/** A person by any of their ids: the survivor of a merge. */
export async function findPerson(tx: Transaction, key: string): Promise<PersonFacts | undefined> {
  const [row] = await tx.query(sql<PersonRow>`select ${personColumns} from insurance.resident_link own
    join insurance.resident_link l on l.resident_id = coalesce(own.survivor_id, own.resident_id) where own.resident_id = ${key}::uuid`)
  return row && personOf(row)
}

function personOf({ homeProvince, ...person }: PersonRow): PersonFacts {
  return { ...person, provinceCode: homeProvince }
}

type FoundRow = CardContent & Omit<FoundCard, 'content' | 'holder'> & (PersonRow | { residentKey: null })

/** Cards by a condition on `insurance_card c`, of one number the latest first. */
export async function findCards(tx: Transaction, where: RawBuilder<boolean>): Promise<FoundCard[]> {
  const rows = await tx.query(sql<FoundRow>`select c.id, c.version, c.province_code as "provinceCode", c.card_number as "cardNumber",
      c.holder_name as "holderName", c.holder_birth_date as "holderBirthDate", c.personal_id as "personalId",
      c.registered_facility_code as "registeredFacilityCode", c.valid_from::text as "validFrom", c.valid_to::text as "validTo",
      c.five_year_on::text as "fiveYearOn", c.status, c.resident_id as "residentId", ${personColumns}
    from insurance.insurance_card c
    left join insurance.resident_link own on own.resident_id = c.resident_id
    left join insurance.resident_link l on l.resident_id = coalesce(own.survivor_id, own.resident_id)
    where ${where} order by c.card_number, c.valid_from desc, c.id`)
  return rows.map(row => {
    const { id, version, provinceCode, cardNumber, holderName, holderBirthDate, personalId, registeredFacilityCode } = row
    const { validFrom, validTo, fiveYearOn, status, residentId } = row
    const content = {
      cardNumber, holderName, holderBirthDate, personalId, registeredFacilityCode, validFrom, validTo, fiveYearOn, status, residentId,
    }
    const { residentKey, facilityCode, sealedScope, homeProvince, sealed } = row.residentKey === null ? nobody : row
    const known = residentKey === null ? undefined : { residentKey, facilityCode, sealedScope, provinceCode: homeProvince, sealed }
    return { id, version, provinceCode, content, holder: residentId === null ? null : known }
  })
}

const nobody = { residentKey: null, facilityCode: null, sealedScope: null, homeProvince: '', sealed: false } as const

/** Writes cards with what they were, who must hear of it and who did it, with as many statements for a thousand as for one. */
export async function writeCards(change: Write, cards: readonly SettledCard[], by: ChangeOfCards): Promise<void> {
  if (cards.length === 0) return
  await keepBefore(change.tx, cards, by)
  await upsert(change.tx, cards, by.now)
  for (const card of cards) tell(change, card)
}

function versionAfter({ before }: SettledCard): number {
  return (before?.version ?? 0) + 1
}

/** Nothing is overwritten that is not kept. */
async function keepBefore(tx: Transaction, cards: readonly SettledCard[], { by, now, reason, note, importId }: ChangeOfCards) {
  const rows = cards.flatMap(card =>
    card.before
      ? [{ id: randomUUID(), card_id: card.id, version: versionAfter(card), fields: changesOf(card.before.content, card.after) }]
      : [],
  )
  if (rows.length === 0) return
  await tx.query(sql`insert into insurance.insurance_card_before
      (id, card_id, version, fields, reason, note, import_id, by_role, by_province, actor, until)
    select b.id, b.card_id, b.version, b.fields, ${reason}::text, ${note}::text, ${importId}::uuid, ${by.role}::text, ${by.province ?? null}::text,
      ${by.subject}::text, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(id uuid, card_id uuid, version integer, fields jsonb)`)
}

async function upsert(tx: Transaction, cards: readonly SettledCard[], now: Date): Promise<void> {
  const rows = cards.map(card => {
    const { socialInsuranceNumber, objectCode, printedLevel } = numberParts(card.after.cardNumber)
    return {
      id: card.id,
      version: versionAfter(card),
      resident_id: card.after.residentId,
      holder_name: card.after.holderName,
      holder_birth_date: card.after.holderBirthDate,
      card_number: card.after.cardNumber,
      social_insurance_number: socialInsuranceNumber,
      personal_id: card.after.personalId,
      object_code: objectCode,
      printed_level: printedLevel,
      registered_facility_code: card.after.registeredFacilityCode,
      province_code: card.provinceCode,
      valid_from: card.after.validFrom,
      valid_to: card.after.validTo,
      five_year_on: card.after.fiveYearOn,
      status: card.after.status,
    }
  })
  await tx.query(sql`insert into insurance.insurance_card as mine (${sql.raw(columns.join(', '))}, source, as_of)
    select ${sql.raw(columns.join(', '))}, 'HUB_REGISTER', ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(${sql.raw(columns.map(name => `${name} ${typeOf[name] ?? 'text'}`).join(', '))})
    on conflict (id) do update set ${sql.raw([...columns.slice(1), 'as_of'].map(name => `${name} = excluded.${name}`).join(', '))}`)
}

const columns = [
  'id', 'version', 'resident_id', 'holder_name', 'holder_birth_date', 'card_number', 'social_insurance_number', 'personal_id', 'object_code',
  'printed_level', 'registered_facility_code', 'province_code', 'valid_from', 'valid_to', 'five_year_on', 'status',
]
const typeOf: Readonly<Record<string, string>> = {
  id: 'uuid', version: 'integer', resident_id: 'uuid', printed_level: 'integer', valid_from: 'date', valid_to: 'date', five_year_on: 'date',
}

/** The other sectors, and the record of whoever held or holds it. */
function tell(change: Write, card: SettledCard): void {
  const { id, before, after } = card
  const held = before?.content.residentId ?? null
  const to = after.residentId ?? held
  if (to) change.publish(cardRecorded({ ...after, id, version: versionAfter(card), residentId: to, isTakenAway: after.residentId === null }))
  const concerned = [...new Set([after.residentId, held])].filter(key => key !== null)
  for (const residentId of concerned) {
    const fields = before ? changedCardFields(before.content, after) : []
    change.record({ action: before ? 'card.corrected' : 'card.registered', subject: `InsuranceCard:${id}`, residentId, fields })
  }
}
