import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors, type UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import { judgeCard } from '../card/card.access.js'
import { managingProvince } from '../card/card-province.rules.js'
import { findCard } from '../card/card.service.js'
import type { InsuranceContext } from '../context.js'
import { judgePerson, type PersonFacts } from '../resident/resident.access.js'
import { userErrorTexts } from '../user-errors.js'
import {
  bothInUse,
  type CardContent,
  cardFields,
  type CardProblem,
  type CardProblemCode,
  cardProblems,
  changedCardFields,
  isNote,
} from './card-register.rules.js'
import type { CardCorrection, CorrectCardInput, CorrectCardPayload, RegisterCardInput, RegisterCardPayload } from './card-register.type.js'
import { findCards, findPerson, type FoundCard, holdRegister, writeCards } from './write-cards.service.js'

const outcome = z.object({ cardId: z.guid() })

export function registerCard(ctx: InsuranceContext, input: RegisterCardInput): Promise<RegisterCardPayload> {
  return changed(ctx, 'registerCard', input, change => register(ctx, input, change))
}

export function correctCard(ctx: InsuranceContext, input: CorrectCardInput): Promise<CorrectCardPayload> {
  return changed(ctx, 'correctCard', input, change => correct(ctx, input, change))
}

async function changed(
  ctx: InsuranceContext,
  name: string,
  input: { readonly idempotencyKey: string },
  make: (change: Write) => Promise<string>,
): Promise<RegisterCardPayload> {
  const written = await write(ctx, { name, input, outcome }, async change => {
    await holdRegister(change.tx)
    return { cardId: await make(change) }
  })
  if ('refused' in written) return { card: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const id = toGlobalId('InsuranceCard', written.outcome.cardId)
  return readBack(async () => ({ card: await findCard(ctx, id), userErrors: [] }))
}

async function register(ctx: InsuranceContext, input: RegisterCardInput, change: Write): Promise<string> {
  const holder = input.resident == null ? null : await holderFor(ctx, input.resident, change)
  const after: CardContent = {
    cardNumber: input.cardNumber,
    holderName: cleaned(input.holderName),
    holderBirthDate: input.holderBirthDate,
    personalId: input.personalId ?? null,
    registeredFacilityCode: input.registeredFacilityCode.trim(),
    validFrom: input.validFrom,
    validTo: input.validTo ?? null,
    fiveYearOn: input.fiveYearOn ?? null,
    status: 'ACTIVE',
    residentId: holder?.residentKey ?? null,
  }
  const provinceCode = managingProvince(after)
  requireProvince(ctx)
  if (judgeCard(ctx.viewer, 'registerCard', { provinceCode, holder }) !== 'yes') refuse('OTHER_PROVINCE', ['input', 'cardNumber'])
  refuseAll(problemsOf(ctx, after).map(asUserError))
  const id = randomUUID()
  await refuseSecondInUse(id, after, change)
  await writeCards(change, [{ id, before: null, after, provinceCode }], byHand(ctx, 'OTHER', null))
  if (!after.residentId) change.record({ action: 'card.registered', subject: `InsuranceCard:${id}`, residentId: null, fields: [] })
  return id
}

async function correct(ctx: InsuranceContext, input: CorrectCardInput, change: Write): Promise<string> {
  const found = await cardForChange(ctx, input, change)
  const { id, version, content: before } = found
  const after = await corrected(ctx, before, input, change)
  if (!isNote(input.note)) refuse('NOTE_MISSING', ['input', 'note'])
  const fields = changedCardFields(before, after)
  if (fields.length === 0) refuse('NOTHING_CHANGED', ['input'])
  // What was wrong with it already does not keep it from being withdrawn.
  const known = new Set(problemsOf(ctx, before).map(({ code }) => code))
  refuseAll(problemsOf(ctx, after).filter(({ code }) => !known.has(code)).map(asUserError))
  const provinceCode = managingProvince(after)
  if (provinceCode !== found.provinceCode && provinceCode !== ctx.viewer.province) refuse('OTHER_PROVINCE', ['input', 'cardNumber'])
  await refuseSecondInUse(id, after, change)
  await writeCards(change, [{ id, before: { version, content: before }, after, provinceCode }], byHand(ctx, input.reason, input.note.trim()))
  if (!after.residentId && !before.residentId) change.record({ action: 'card.corrected', subject: `InsuranceCard:${id}`, residentId: null, fields })
  return id
}

/** The card, if the caller may change it and has seen the newest version. */
async function cardForChange(ctx: InsuranceContext, input: CorrectCardInput, { tx }: Write): Promise<FoundCard> {
  const key = fromGlobalId('InsuranceCard', input.card)
  const [found] = key ? await findCards(tx, sql`c.id = ${key}::uuid`) : []
  const judgement = found ? judgeCard(ctx.viewer, 'correctCard', found) : 'not-there'
  if (!found || judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'card'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (found.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], found.version)
  return found
}

async function corrected(ctx: InsuranceContext, before: CardContent, input: CorrectCardInput, change: Write): Promise<CardContent> {
  const kept = <Value>(value: Value | undefined, old: Value) => (value === undefined ? old : value)
  const person = input.resident == null ? input.resident : (await holderFor(ctx, input.resident, change)).residentKey
  return {
    cardNumber: input.cardNumber ?? before.cardNumber,
    holderName: input.holderName == null ? before.holderName : cleaned(input.holderName),
    holderBirthDate: input.holderBirthDate ?? before.holderBirthDate,
    personalId: kept(input.personalId, before.personalId),
    registeredFacilityCode: input.registeredFacilityCode?.trim() ?? before.registeredFacilityCode,
    validFrom: input.validFrom ?? before.validFrom,
    validTo: kept(input.validTo, before.validTo),
    fiveYearOn: kept(input.fiveYearOn, before.fiveYearOn),
    status: input.status ?? before.status,
    residentId: kept(person, before.residentId),
  }
}

/** The resident a card is to be linked to: one whose cards the caller reads. */
async function holderFor(ctx: InsuranceContext, resident: string, { tx }: Write): Promise<PersonFacts> {
  const key = fromGlobalId('Resident', resident)
  const person = key ? await findPerson(tx, key) : undefined
  if (!person || judgePerson(ctx.viewer, 'cards', person) !== 'yes') return refuse('NOT_FOUND', ['input', 'resident'])
  return person
}

/** A token that only widens reading changes nothing. */
function requireProvince({ viewer }: InsuranceContext): void {
  if (!viewer.province) throw new HubError('FORBIDDEN')
}

function problemsOf({ book, today }: InsuranceContext, card: CardContent): CardProblem[] {
  return cardProblems(card, { today, isObjectCode: (code, day) => book.objectCode(code, day) !== undefined })
}

const codes: Readonly<Record<CardProblemCode, keyof typeof userErrorTexts>> = {
  CARD_NUMBER_INVALID: 'INVALID_VALUE',
  OBJECT_CODE_UNKNOWN: 'OBJECT_CODE_UNKNOWN',
  NAME_INVALID: 'NAME_INVALID',
  BORN_IN_FUTURE: 'DATE_IN_FUTURE',
  PERSONAL_ID_INVALID: 'INVALID_VALUE',
  FACILITY_CODE_INVALID: 'FACILITY_CODE_INVALID',
  ENDS_BEFORE_START: 'ENDS_BEFORE_START',
  BEGINS_BEFORE_BIRTH: 'BEGINS_BEFORE_BIRTH',
}

function asUserError({ field, code }: CardProblem): UserErrorBase {
  return { code: codes[code], path: [field] }
}

async function refuseSecondInUse(id: string, after: CardContent, { tx }: Write): Promise<void> {
  const others = await findCards(tx, sql`c.card_number = ${after.cardNumber} and c.id <> ${id}::uuid`)
  if (others.some(({ content }) => bothInUse(content, after))) refuse('CARD_IN_USE', ['input', 'cardNumber'])
}

/** A name that is none stays as it was typed: the rules refuse it. */
function cleaned(text: string): string {
  const name = cleanName(text)
  return name.ok ? name.value : text
}

function byHand({ viewer: by, now }: InsuranceContext, reason: CorrectCardInput['reason'], note: string | null) {
  return { by, now, reason, note, importId: null }
}

/** Of a card that the viewer was shown. */
export async function correctionsOf(ctx: InsuranceContext, id: string): Promise<CardCorrection[]> {
  const key = fromGlobalId('InsuranceCard', id)
  const rows = key ? await ctx.load.correctionsOfCard.load(key) : []
  return rows.map(({ fields, until: at, version, reason, note, byRole, byProvince }) => {
    const changes = cardFields.flatMap(field => {
      const [before, after] = fields[field] ?? []
      if (before === undefined || after === undefined) return []
      return [{ field: field === 'residentId' ? 'resident' : field, before, after }]
    })
    return { version, at, reason, note, byRole, byProvince, changes }
  })
}
