import { uuidFrom } from '../../kit/id.js'
import { addDays, type LocalDate, startOfDayVietnam } from '../../kit/vn/working-days.js'
import type { HealthRoundRow } from '../../subgraphs/facilities/demo.js'
import type { CareHome } from './places.js'

/** Homes that had everybody examined in the weeks before; the others examine one by one. */
const homesWithRound = new Set(['QN-CT', 'BD-NCC', 'BD-CTXH', 'HY-NCC', 'HY-BTXH'])

const firstDayAgo = 60
const lastDayAgo = 25

const keyOf = (home: CareHome) => uuidFrom(`demo:health-round:${home.code}`)

export function roundRows(homes: readonly CareHome[], today: LocalDate): HealthRoundRow[] {
  const startsOn = addDays(today, -firstDayAgo)
  return homes.filter(({ code }) => homesWithRound.has(code)).map(home => ({
    id: keyOf(home),
    facilityId: home.id,
    name: `Đợt khám sức khoẻ 6 tháng, từ ${startsOn.slice(8)}/${startsOn.slice(5, 7)}/${startsOn.slice(0, 4)}`,
    kind: 'SIX_MONTHLY',
    startsOn,
    endsOn: addDays(today, -lastDayAgo),
    startedAt: new Date(startOfDayVietnam(startsOn).getTime() + 8 * 3_600_000),
    startedBy: 'demo',
    startedRole: 'head',
  }))
}

/** The round in which somebody of a home was examined on a day; null outside of any. */
export function roundOf(home: CareHome, day: LocalDate, today: LocalDate): string | null {
  const isWithin = day >= addDays(today, -firstDayAgo) && day <= addDays(today, -lastDayAgo)
  return isWithin && homesWithRound.has(home.code) ? keyOf(home) : null
}
