import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ImportRun, RowImport } from '../../../kit/row-import.js'
import type { Placed } from '../../../kit/rows.js'
import type { Transaction } from '../../../kit/transaction.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { findCards, type FoundCard, holdRegister, writeCards } from '../card-register/write-cards.service.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { cardFile } from './card-file.js'
import { cardImportKind } from './card-import.loaders.js'
import { type FileCard, type KnownCards, settleRows } from './card-import.rules.js'

/** Files of cards: each row is the card of its number, as the register is to have it. */
export function cardImport(book: RuleBook): RowImport<FileCard> {
  return {
    name: cardImportKind,
    table: cardFile,
    keysOf: row => [row.cardNumber],
    twice: { column: 'card_number', code: 'CARD_TWICE' },
    apply: (change, rows, run) => take(change, rows, run, book),
    ended: async (change, { id, dryRun }) => {
      if (!dryRun) change.record({ action: 'cardImport.done', subject: `CardImport:${id}`, residentId: null, fields: [] })
    },
  }
}

async function take(change: Write, rows: readonly Placed<FileCard>[], run: ImportRun, book: RuleBook) {
  if (!run.dryRun) await holdRegister(change.tx)
  const known = await knownCards(change.tx, rows)
  const isObjectCode = (code: string, day: string) => book.objectCode(code, day) !== undefined
  const facts = { today: localDateOf(run.now), isObjectCode, provinceCode: run.provinceCode, columns: run.columns }
  const { settled, errors } = settleRows(rows, known, facts)
  if (!run.dryRun) {
    const cards = settled.flatMap(({ isWritten, before, after }) =>
      isWritten ? [{ id: before?.id ?? randomUUID(), before, after, provinceCode: run.provinceCode }] : [],
    )
    await writeCards(change, cards, { by: run.by, now: run.now, reason: 'IMPORTED', note: null, importId: run.id })
  }
  return { done: settled.map(({ line, change: name, fields }) => ({ line, change: name, fields })), errors }
}

/** What the register holds that the rows speak of: two statements, however many they are. */
async function knownCards(tx: Transaction, rows: readonly Placed<FileCard>[]): Promise<KnownCards> {
  const numbers = JSON.stringify(rows.map(({ row }) => row.cardNumber))
  const byNumber = new Map<string, FoundCard[]>()
  for (const card of await findCards(tx, sql`c.card_number in (select jsonb_array_elements_text(${numbers}::jsonb))`)) {
    const { cardNumber } = card.content
    byNumber.set(cardNumber, [...(byNumber.get(cardNumber) ?? []), card])
  }
  // A number that two residents hold cards of is nobody’s word for who a third card belongs to.
  const holders = await tx.query(sql<{ number: string; residentId: string }>`
    select c.social_insurance_number as number, min(coalesce(own.survivor_id, c.resident_id)::text) as "residentId"
    from insurance.insurance_card c left join insurance.resident_link own on own.resident_id = c.resident_id
    where c.resident_id is not null and c.social_insurance_number in (select right(jsonb_array_elements_text(${numbers}::jsonb), 10))
    group by 1 having count(distinct coalesce(own.survivor_id, c.resident_id)) = 1`)
  return { byNumber, holders: new Map(holders.map(({ number, residentId }) => [number, residentId])) }
}
