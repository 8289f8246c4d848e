import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import type { Definition, Instrument, Switch } from './screening-instrument.rules.js'

type InstrumentRow = Omit<Instrument, keyof Definition> & { readonly definition: Definition }

export const selectInstruments = sql<InstrumentRow>`select i.id, i.code, i.name, i.version, i.valid_from::text as "validFrom",
    i.valid_to::text as "validTo", i.is_on_by_default as "isOnByDefault", i.text_source as "textSource", i.is_validated as "isValidated",
    i.text_note as "textNote", i.age_from as "ageFrom", i.age_to as "ageTo", i.licence, i.source, i.confidence, i.definition
  from facilities.screening_instrument i order by i.code, i.valid_from desc, i.id`

export const selectSwitches = (provinces: readonly string[]) => sql<SwitchRow>`select s.province_code as "provinceCode", s.instrument_code as "instrument",
    s.version, s.is_on as "isOn", s.from_on::text as "from", s.licence_reference as "licenceReference"
  from facilities.screening_switch s where s.province_code = any(${provinces}::text[])`

export interface SwitchRow extends Switch {
  readonly provinceCode: string
}

export function toInstrument({ definition, ...row }: InstrumentRow): Instrument {
  return { ...row, ...definition }
}

/** A dozen rows, all of them at once: every screening needs its instrument. */
export function screeningInstrumentLoaders(db: Database) {
  return {
    allInstruments: manyByKey<Instrument>(async () => (await db.query(selectInstruments)).map(toInstrument), () => 'all'),
    switchesOfProvince: manyByKey<SwitchRow>(
      keys => db.query(selectSwitches(keys)),
      row => row.provinceCode,
    ),
  }
}
