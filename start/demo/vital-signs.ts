import { addDays, startOfDayVietnam } from '../../kit/vn/working-days.js'
import type { VitalSignRow } from '../../subgraphs/facilities/demo.js'
import { random } from './random.js'
import type { Person } from './residents.js'
import { daysBetween, type Setting } from './setting.js'
import type { Living } from './stays.js'

/** Streams of readings, away from those of persons and of other things. */
const stream = 90_000_000
const readings = 6
const daysBetweenReadings = 4

/** One in thirty who live somewhere is measured every few days between checks; nothing was beyond a mark. */
export function vitalSignsOf(person: Person, { stays }: Living, { seed, today }: Setting): VitalSignRow[] {
  const chance = random(seed, stream + person.index)
  const stay = stays.find(({ endedOn }) => endedOn == null)
  if (!stay || person.age < 18 || !chance.chance(1 / 30)) return []
  if (daysBetween(stay.admittedOn, today) <= readings * daysBetweenReadings) return []
  return Array.from({ length: readings }, (_, i) => {
    const at = new Date(startOfDayVietnam(addDays(today, -1 - i * daysBetweenReadings)).getTime() + chance.int(420, 600) * 60_000)
    const reading = {
      readingId: chance.uuid(), residentId: person.id, facilityId: stay.facilityId, at, note: null, recordedAt: at,
      recordedBy: `demo-nurse-${stay.facilityId.slice(0, 8)}`, recordedRole: 'nurse', recordedOrganisation: person.home.code,
    }
    return [
      { ...reading, id: chance.uuid(), measure: 'pulse' as const, value: chance.int(62, 88) },
      { ...reading, id: chance.uuid(), measure: 'temperature' as const, value: chance.int(362, 371) / 10 },
    ]
  }).flat()
}
