import { SqlMigration } from '../../../kit/migration.js'
import { recordTable } from './record-table.js'

/** How many residents a facility may hold, with dates. What the register said before stands without them. */
export class Capacity0018 extends SqlMigration {
  override up(): void {
    this.run(recordTable('facility_capacity', `"places" integer not null check ("places" > 0), "decision" text`, ''))
    this.run(`
      insert into "facilities"."facility_capacity" ("id", "facility_id", "recorded_at", "recorded_by", "recorded_role", "places")
        select gen_random_uuid(), "id", now(), 'migration', 'system', "capacity" from "facilities"."facility" where "capacity" > 0`)
  }
}
