import type { EntityManager } from '@mikro-orm/core'
import { z } from 'zod'
import { readCsv } from '../../../kit/csv.js'
import { projectFile } from '../../../kit/files.js'
import { uuidFrom } from '../../../kit/id.js'
import { severities } from '../../../kit/vn/alert-terms.js'
import { sexes } from '../resident/resident.rules.js'
import { ScreeningInstrumentEntity } from './screening-instrument.entity.js'
import { type Definition, type Instrument, scorings, textSources } from './screening-instrument.rules.js'

/** Loads the instruments that come with the hub; again changes nothing, and touches no word of a province. */
export async function seedInstruments(em: EntityManager): Promise<void> {
  const rows = instruments().map(({ scoring, items, bands, itemRules, ...row }) => ({ ...row, definition: { scoring, items, bands, itemRules } }))
  await em.upsertMany(ScreeningInstrumentEntity, rows)
}

const reference = (file: string) => projectFile(`subgraphs/facilities/reference/${file}`)
const boundOrNull = z.string().regex(/^\d*$/).transform(text => (text === '' ? null : Number(text)))
const flag = z.enum(['true', 'false']).transform(text => text === 'true')
const lastDay = z.union([z.literal('').transform(() => null), z.iso.date()])
const either = <const Value extends string>(values: readonly Value[]) => z.union([z.literal('').transform(() => null), z.enum(values)])

const instrumentRow = z.object({
  code: z.string(),
  name: z.string(),
  version: z.string(),
  valid_from: z.iso.date(),
  valid_to: lastDay,
  scoring: z.enum(scorings),
  is_on_by_default: flag,
  text_source: z.enum(textSources),
  is_validated: flag,
  text_note: z.string(),
  age_from: boundOrNull,
  age_to: boundOrNull,
  licence: z.string(),
  source: z.string(),
  confidence: z.string(),
})

const itemRow = z.object({
  instrument: z.string(),
  number: z.coerce.number(),
  label_vi: z.string(),
  label_en: z.string(),
  lowest: z.coerce.number(),
  highest: z.coerce.number(),
  step: z.coerce.number(),
  is_reversed: flag,
})

const bandRow = z.object({
  instrument: z.string(),
  item: boundOrNull,
  sex: either(sexes),
  from: z.coerce.number(),
  to: z.coerce.number(),
  code: z.string(),
  severity: either(severities),
  meaning_vi: z.string(),
  meaning_en: z.string(),
})

const ruleRow = z.object({
  instrument: z.string(),
  item: z.coerce.number(),
  at_least: z.coerce.number(),
  severity: z.enum(severities),
  source: z.string(),
  confidence: z.string(),
})

/** The instruments of the reference, each with its items, bands and rules. */
export function instruments(): Instrument[] {
  const items = readCsv(reference('screening-items.csv'), itemRow)
  const bands = readCsv(reference('screening-bands.csv'), bandRow)
  const rules = readCsv(reference('screening-item-rules.csv'), ruleRow)
  const definitionOf = (code: string): Omit<Definition, 'scoring'> => ({
    items: items.filter(({ instrument }) => instrument === code).map(row => ({
      number: row.number,
      label: row.label_vi === '' ? null : { vi: row.label_vi, en: row.label_en },
      lowest: row.lowest,
      highest: row.highest,
      step: row.step,
      isReversed: row.is_reversed,
    })),
    bands: bands.filter(({ instrument }) => instrument === code).map(row => ({
      code: row.code,
      meaning: { vi: row.meaning_vi, en: row.meaning_en },
      from: row.from,
      to: row.to,
      severity: row.severity,
      item: row.item,
      sex: row.sex,
    })),
    itemRules: rules.filter(({ instrument }) => instrument === code).map(row => ({ item: row.item, atLeast: row.at_least, severity: row.severity, source: row.source })),
  })
  return readCsv(reference('screening-instruments.csv'), instrumentRow).map(row => ({
    id: uuidFrom(`screening-instrument:${row.code}:${row.version}`),
    code: row.code,
    name: row.name,
    version: row.version,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    scoring: row.scoring,
    isOnByDefault: row.is_on_by_default,
    textSource: row.text_source,
    isValidated: row.is_validated,
    textNote: row.text_note,
    ageFrom: row.age_from,
    ageTo: row.age_to,
    licence: row.licence,
    source: row.source,
    confidence: row.confidence,
    ...definitionOf(row.code),
  }))
}
