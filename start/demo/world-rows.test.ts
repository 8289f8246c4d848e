import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../kit/database.js'
import { inMemory } from '../../kit/database.fixture.js'
import { seedDemo } from '../../subgraphs/facilities/demo.js'
import { openFacilitiesDatabase } from '../../subgraphs/facilities/orm.js'
import { seedReference } from '../../subgraphs/facilities/reference.js'
import { demoWorld } from './world.js'

const today = '2026-11-02'
const world = demoWorld({ today, now: new Date(`${today}T09:00:00+07:00`) })

describe('in a database', () => {
  let db: Database
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ db, close } = await inMemory(openFacilitiesDatabase))
    await seedReference(db)
  })
  afterAll(() => close())

  test('the facilities sector takes every row, once', { timeout: 120_000 }, async () => {
    await seedDemo(db, world.facilities)
    await seedDemo(db, world.facilities)
    const ofResidents = ['resident', 'resident_identifier', 'resident_category', 'resident_disability', 'resident_functional_level', 'resident_contact', 'consent', 'resident_address']
    const ofFacilities = ['staff_member', 'staff_certificate', 'staff_training', 'facility_revision', 'facility_technique', 'check_list_answer']
    const clinical = ['resident_condition', 'resident_allergy', 'resident_no_known_allergies', 'resident_medicine', 'resident_vaccination']
    const tables = ['facility', ...ofResidents, 'stay', 'absence', ...clinical, 'health_round', 'health_check', 'vital_sign', 'alert', 'screening', ...ofFacilities]
    const ofRecords = ['managing_authority', 'facility_licence', 'licence_suspension', 'autonomy_class', 'facility_capacity', 'service_package', 'rehabilitation_offer', 'facility_address']
    const countOf = async (table: string) => (await db.read<{ n: number }>(`select count(*)::int as n from "facilities"."${table}"`, []))[0]?.n
    const counts: unknown[] = []
    const ofCare = ['care_plan', 'care_goal', 'care_plan_step', 'rehabilitation_session', 'tele_consultation', 'tele_consultation_step']
    for (const table of [...tables, ...ofRecords, ...ofCare]) counts.push(await countOf(table))
    const { records: dated, care, ...rows } = world.facilities
    expect(counts).toEqual([...Object.values(rows), ...Object.values(dated), ...Object.values(care)].map(each => each.length))
  })
})
