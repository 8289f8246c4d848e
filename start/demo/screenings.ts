import { addDays } from '../../kit/vn/working-days.js'
import type { ScreeningRow } from '../../subgraphs/facilities/demo.js'
import { instruments } from '../../subgraphs/facilities/screening-instrument/reference-screening.js'
import type { Instrument } from '../../subgraphs/facilities/screening-instrument/screening-instrument.rules.js'
import { bandOf, type ScreeningAnswer, scoreOf } from '../../subgraphs/facilities/screening/screening.rules.js'
import { type Random, random } from './random.js'
import type { Person } from './residents.js'
import { daysBetween, type Setting } from './setting.js'
import type { Living } from './stays.js'

/** Streams of screenings, away from those of persons and of other things. */
const stream = 80_000_000

const known = instruments()

/** One in twelve grown-ups who live somewhere was screened, once or twice; nothing that raises an alert came of it. */
export function screeningsOf(person: Person, { stays }: Living, { seed, today }: Setting): ScreeningRow[] {
  const chance = random(seed, stream + person.index)
  const stay = stays.find(({ endedOn }) => endedOn == null)
  if (!stay || person.age < 18 || !chance.chance(0.08)) return []
  const longAgo = Math.min(300, daysBetween(stay.admittedOn, today))
  const instrument = instrumentFor(chance, person.age)
  if (!instrument || longAgo < 2) return []
  const days = chance.chance(0.4) ? [chance.int(1, Math.max(1, longAgo >> 1)), longAgo] : [chance.int(1, longAgo)]
  return days.map(ago => {
    const screenedOn = addDays(today, -ago)
    const answers = quietAnswers(chance, instrument)
    return {
      id: chance.uuid(),
      version: 1,
      residentId: person.id,
      facilityId: stay.facilityId,
      instrumentId: instrument.id,
      screenedOn,
      informant: chance.chance(0.8) ? 'PERSON' : 'INFORMANT',
      language: 'vi',
      textUsed: instrument.textSource === 'HUB_LABELS' ? null : 'Bản câu hỏi tổng điều tra dân số 2019',
      answers,
      score: scoreOf(instrument, answers),
      band: bandOf(instrument, answers, person.sex).code,
      isOutsideAge: false,
      recordedAt: new Date(`${screenedOn}T03:00:00Z`),
      recordedBy: `demo-nurse-${stay.facilityId.slice(0, 8)}`,
      recordedRole: 'nurse',
      recordedOrganisation: person.home.code,
    }
  })
}

function instrumentFor(chance: Random, age: number): Instrument | undefined {
  const code = age >= 60 ? chance.pick(['GDS-15', 'PHQ-9', 'WG-SS']) : chance.pick(['PHQ-9', 'GAD-7', 'WG-SS'])
  return known.find(each => each.code === code)
}

/** Two answers or three a little above the best: always below the bands that alert. */
function quietAnswers(chance: Random, { items, itemRules }: Instrument): ScreeningAnswer[] {
  const raised = new Set(Array.from({ length: 3 }, () => chance.int(1, items.length)))
  return items.map(({ number, lowest, highest, isReversed }) => {
    const isRaised = raised.has(number) && !itemRules.some(({ item }) => item === number)
    return { item: number, value: (isReversed ? highest : lowest) + (isRaised ? (isReversed ? -1 : 1) : 0) }
  })
}
