import { addDays } from '../../kit/vn/working-days.js'
import type { AbsenceRow, StayRow } from '../../subgraphs/facilities/demo.js'
import type { AbsenceReason } from '../../subgraphs/facilities/absence/absence.rules.js'
import { random } from './random.js'
import type { Setting } from './setting.js'

/** Streams of absences, away from those of persons and of other things. */
const stream = 50_000_000

/** One in twenty-five who live somewhere is away now or was lately; a few are overdue, a few left without leave. */
export function absencesOf(index: number, stays: readonly StayRow[], { seed, today }: Setting): AbsenceRow[] {
  const chance = random(seed, stream + index)
  const stay = stays.find(({ endedOn }) => endedOn == null)
  if (!stay || !chance.chance(0.04)) return []
  const leftOn = addDays(today, -chance.int(1, 45))
  if (leftOn <= stay.admittedOn) return []
  const reason = chance.weighted<AbsenceReason>([['HOME_VISIT', 60], ['STUDY', 10], ['WORK', 10], ['OTHER', 12], ['LEFT_WITHOUT_LEAVE', 8]])
  const isBack = reason !== 'LEFT_WITHOUT_LEAVE' && chance.chance(0.4)
  const expectedReturnOn = reason === 'LEFT_WITHOUT_LEAVE' ? null : addDays(leftOn, chance.int(2, 30))
  const back = addDays(leftOn, chance.int(1, 45))
  const endedOn = back < today ? back : today
  const recordedBy = `demo-nurse-${stay.facilityId.slice(0, 8)}`
  const end = isBack
    ? { endedOn, outcome: 'RETURNED', endRecordedAt: new Date(`${endedOn}T01:00:00Z`), endRecordedBy: recordedBy } as const
    : { endedOn: null, outcome: null, endRecordedAt: null, endRecordedBy: null }
  const told = { note: null, referralId: null, recordedAt: new Date(`${leftOn}T03:00:00Z`), recordedBy }
  return [{ id: chance.uuid(), stayId: stay.id, reason, leftOn, expectedReturnOn, ...told, ...end }]
}
