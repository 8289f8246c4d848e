import type { Database } from '../../kit/database.js'
import { addDays } from '../../kit/vn/working-days.js'
import { nameOf } from '../../start/demo/names.js'
import { type CareHome, careHomes, facilityRow } from '../../start/demo/places.js'
import { random } from '../../start/demo/random.js'
import { FacilityEntity } from '../../subgraphs/facilities/facility/facility.entity.js'
import { openFacilitiesDatabase } from '../../subgraphs/facilities/orm.js'
import { seedReference } from '../../subgraphs/facilities/reference.js'
import { searchNames } from '../../subgraphs/facilities/resident/resident-name.rules.js'
import { testServer } from './hub.js'
import { makeDatabases } from './postgres.js'

export interface ManyResidents {
  readonly db: Database
  drop(): Promise<void>
}

const seed = 80_000_008
const perStatement = 5_000

/** A database of its own with so many people in the homes of the demo and as many further homes as they need. */
export async function manyResidents(count: number): Promise<ManyResidents> {
  const databases = await makeDatabases(testServer())
  const db = await openFacilitiesDatabase({ url: databases.settings.HUB_FACILITIES_DATABASE_URL ?? '' })
  await db.migrate()
  await seedReference(db)
  const homes = careHomes(count)
  await db.transaction(async ({ em }) => void (await em.upsertMany(FacilityEntity, homes.map(home => facilityRow(home, home.weight)))))
  const places = placesOf(homes)
  await withoutIndexes(db, async () => {
    for (let from = 0; from < count; from += perStatement) {
      await insertResidents(db, Array.from({ length: Math.min(perStatement, count - from) }, (_, i) => aResident(from + i, places)))
    }
  })
  for (const table of ['resident', 'resident_identifier', 'facility']) await db.script(`vacuum analyze "facilities"."${table}"`)
  return {
    db,
    drop: async () => {
      await db.close()
      await databases.drop()
    },
  }
}

/** Builds the indexes of the residents again when all are there, which takes a fraction of the time. */
async function withoutIndexes(db: Database, fill: () => Promise<void>): Promise<void> {
  const indexes = await db.read<{ name: string; text: string }>(
    `select indexname as name, indexdef as text from pg_indexes where schemaname = 'facilities' and tablename = 'resident'
     and indexname not in (select conname from pg_constraint)`, [])
  for (const { name } of indexes) await db.script(`drop index "facilities"."${name}"`)
  await fill()
  for (const { text } of indexes) await db.script(text)
}

/** Homes, each as often as it is large. */
function placesOf(homes: readonly CareHome[]): string[] {
  return homes.flatMap(({ id, weight }) => Array<string>(Math.max(1, Math.round(weight / 10))).fill(id))
}

const known = new Map<string, ReturnType<typeof searchNames>>()

/** Most names are borne by many. */
function namesOnce(fullName: string) {
  const names = known.get(fullName) ?? searchNames(fullName)
  known.set(fullName, names)
  return names
}

/** Names about as often as in the country; every sixth is known to the year only. */
function aResident(index: number, places: readonly string[]) {
  const chance = random(seed, index)
  const sex = chance.chance(0.5) ? ('MALE' as const) : ('FEMALE' as const)
  const { familyName, givenName, fullName } = nameOf(chance, sex)
  const { nameMarked, nameFolded } = namesOnce(fullName)
  const born = addDays('1930-01-01', chance.int(0, 30_000))
  return {
    id: chance.uuid(), code: `VI-${index}`, family_name: familyName, given_name: givenName, full_name: fullName, name_marked: nameMarked,
    name_folded: nameFolded, birth_date: chance.chance(1 / 6) ? born.slice(0, 4) : born, sex, facility_id: chance.pick(places),
    number_id: chance.uuid(), number: `0${String(10_000_000_000 + index)}`,
  }
}

async function insertResidents(db: Database, people: readonly ReturnType<typeof aResident>[]): Promise<void> {
  const columns = 'id, code, family_name, given_name, full_name, name_marked, name_folded, birth_date, sex, facility_id'
  const text = `with p as materialized (select * from json_to_recordset($1::json) as p(id uuid, code text, family_name text, given_name text,
      full_name text, name_marked text, name_folded text, birth_date text, sex text, facility_id uuid, number_id uuid, number text)),
    r as (insert into facilities.resident (${columns}) select ${columns} from p)
    insert into facilities.resident_identifier (id, resident_id, type, value) select number_id, id, 'PERSONAL_ID', number from p`
  await db.script(text, [JSON.stringify(people)])
}
