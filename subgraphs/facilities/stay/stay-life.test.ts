import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { type AbsenceReason, absenceReasons, leaveProblems, returnProblems } from '../absence/absence.rules.js'
import { dischargeProblems, type DischargeReason, dischargeReasons } from '../discharge/discharge.rules.js'
import { readmissionProblems } from '../readmission/readmission.rules.js'
import { correctedStay, type StayChanges, stayCorrectionProblems, type StayContent } from '../stay-correction/stay-correction.rules.js'
import { transferProblems } from '../transfer/transfer.rules.js'
import { daysInCare, inOrder, overlap } from './stay-period.rules.js'

// A person’s life in care with the rules alone: whatever is tried, in whatever order, what the rules let through holds together.

interface Away {
  leftOn: string
  endedOn: string | null
  outcome: 'RETURNED' | 'STAY_ENDED' | null
  reason: AbsenceReason
}

interface LivedStay extends StayContent {
  absences: Away[]
}

const today = '2026-11-02'
const firstDay = addDays(today, -120)
const birthDate = '2006'
const terms = { mode: 'RESIDENTIAL', contractNumber: null, contractUntil: null } as const

const day = fc.integer({ min: -3, max: 123 }).map(days => addDays(firstDay, days))
const place = fc.constantFrom('a', 'b', 'c')
const reason = fc.constantFrom<DischargeReason>(...dischargeReasons)
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const move = fc.oneof(
  fc.record({ kind: fc.constant('leave' as const), on: day, reason: fc.constantFrom(...absenceReasons) }),
  fc.record({ kind: fc.constant('return' as const), on: day }),
  fc.record({ kind: fc.constant('transfer' as const), on: day, to: place }),
  fc.record({ kind: fc.constant('discharge' as const), on: day, reason }),
  fc.record({ kind: fc.constant('readmit' as const), on: day, to: place }),
  fc.record({
    kind: fc.constant('correct' as const),
    which: fc.nat({ max: 5 }),
    changes: fc.record({
      admittedOn: optional(day), endedOn: optional(day), endReason: optional(reason), reopen: optional(fc.boolean()), note: fc.constant('x'),
    }),
    to: optional(place),
  }),
)
type Move = typeof move extends fc.Arbitrary<infer Value> ? Value : never

/** The life after a move, or as it was when the rules refuse it. */
function after(life: readonly LivedStay[], step: Move): { life: readonly LivedStay[]; done: boolean } {
  const open = life.find(({ endedOn }) => endedOn === null)
  const openStay = open && { ...open, lastEntryOn: entries(open).at(-1) ?? null }
  const refused = { life, done: false }
  const replaced = (stay: LivedStay | undefined, by: LivedStay, ...more: LivedStay[]) =>
    ({ life: [...life.filter(each => each !== stay), by, ...more], done: true })
  switch (step.kind) {
    case 'leave': {
      if (leaveProblems({ openStay, absences: open?.absences ?? [], from: step.on }, today).length > 0 || !open) return refused
      const away: Away = { leftOn: step.on, endedOn: null, outcome: null, reason: step.reason }
      return replaced(open, { ...open, absences: [...open.absences, away] })
    }
    case 'return': {
      const away = open?.absences.find(({ endedOn }) => endedOn === null)
      if (returnProblems(away, step.on, today).length > 0 || !open || !away) return refused
      const back: Away = { ...away, endedOn: step.on, outcome: 'RETURNED' }
      return replaced(open, { ...open, absences: [...open.absences.filter(each => each !== away), back] })
    }
    case 'transfer': {
      if (transferProblems({ openStay, toFacilityId: step.to, on: step.on }, today).length > 0 || !open) return refused
      return replaced(open, endOf(open, step.on, 'TRANSFERRED'), begun(step.to, step.on))
    }
    case 'discharge': {
      if (dischargeProblems({ openStay, birthDate, on: step.on, reason: step.reason }, today).length > 0 || !open) return refused
      return replaced(open, endOf(open, step.on, step.reason))
    }
    case 'readmit': {
      const readmission = { stays: life, birthDate, admittedOn: step.on, mode: 'RESIDENTIAL' } as const
      if (readmissionProblems(readmission, today).length > 0) return refused
      return replaced(undefined, begun(step.to, step.on))
    }
    case 'correct': {
      const stay = life[step.which % life.length]
      return stay && isCorrectable(life, stay, step.changes, step.to) ? replaced(stay, corrected(stay, step.changes, step.to)) : refused
    }
  }
}

function begun(facilityId: string, admittedOn: string): LivedStay {
  return { ...terms, facilityId, admittedOn, endedOn: null, endReason: null, absences: [] }
}

function endOf(stay: LivedStay, on: string, endReason: StayContent['endReason']): LivedStay {
  const absences = stay.absences.map(each => (each.endedOn === null ? { ...each, endedOn: on, outcome: 'STAY_ENDED' as const } : each))
  return { ...stay, endedOn: on, endReason, absences }
}

/** The days of which something is written down in a stay, in order. */
function entries({ absences }: LivedStay): string[] {
  return absences.flatMap(({ leftOn, endedOn, outcome }) => (endedOn && outcome === 'RETURNED' ? [leftOn, endedOn] : [leftOn])).toSorted()
}

function isCorrectable(life: readonly LivedStay[], stay: LivedStay, changes: StayChanges, to: string | undefined): boolean {
  const days = entries(stay)
  const facts = {
    before: stay, after: correctedStay(stay, changes, to ?? stay.facilityId), changes, others: life.filter(each => each !== stay),
    firstEntryOn: days[0] ?? null, lastEntryOn: days.at(-1) ?? null, birthDate,
  }
  return stayCorrectionProblems(facts, today).length === 0
}

function corrected(stay: LivedStay, changes: StayChanges, to: string | undefined): LivedStay {
  const content = correctedStay(stay, changes, to ?? stay.facilityId)
  const absences = stay.absences.map((each): Away => {
    if (each.outcome !== 'STAY_ENDED') return each
    return content.endedOn === null ? { ...each, endedOn: null, outcome: null } : { ...each, endedOn: content.endedOn }
  })
  return { ...content, absences }
}

/** What must hold of every life. */
function holdsTogether(life: readonly LivedStay[]): void {
  expect(life.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1)
  for (const [i, one] of life.entries()) {
    expect(one.endedOn === null || (one.admittedOn <= one.endedOn && one.endedOn <= today)).toBe(true)
    for (const other of life.slice(i + 1)) expect(overlap(one, other)).toBe(false)
    for (const { leftOn, endedOn } of one.absences) {
      expect(leftOn >= one.admittedOn && (endedOn ?? leftOn) >= leftOn).toBe(true)
      expect(one.endedOn === null || (endedOn !== null && endedOn <= one.endedOn)).toBe(true)
    }
  }
  const away = life.flatMap(({ absences }) => absences)
  expect(away.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1)
  const absences = away.map(({ leftOn, endedOn }) => ({ admittedOn: leftOn, endedOn }))
  for (const [i, one] of absences.entries()) for (const other of absences.slice(i + 1)) expect(overlap(one, other)).toBe(false)
  const ordered = inOrder(life)
  expect(ordered.slice(0, -1).every(({ endReason, endedOn }) => endedOn !== null && endReason !== 'DIED')).toBe(true)
  expect(ordered.at(-1)?.endReason).not.toBe('TRANSFERRED')
}

/** The days in care of all stays are the days on which the person was somewhere: none twice, none lost. */
function daysAddUp(life: readonly LivedStay[]): void {
  const somewhere = Array.from({ length: 130 }, (_, i) => addDays(firstDay, i - 5)).filter(
    on => on <= today && life.some(({ admittedOn, endedOn }) => admittedOn <= on && (endedOn === null || on < endedOn)),
  )
  const [from, to] = [addDays(firstDay, -5), today]
  expect(life.reduce((sum, stay) => sum + daysInCare(stay, from, to), 0)).toBe(somewhere.length)
  const middle = addDays(firstDay, 50)
  const halves = life.map(stay => daysInCare(stay, from, middle) + daysInCare(stay, addDays(middle, 1), to))
  expect(halves).toEqual(life.map(stay => daysInCare(stay, from, to)))
}

test('whatever is tried, nobody has two open or overlapping stays, nor two open absences, and the days add up', () => {
  const reached = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), moves => {
      let life: readonly LivedStay[] = [begun('a', firstDay)]
      for (const step of moves) {
        const next = after(life, step)
        if (next.done) reached.set(step.kind, (reached.get(step.kind) ?? 0) + 1)
        life = next.life
        holdsTogether(life)
        daysAddUp(life)
      }
    }),
    { numRuns: 300 },
  )
  // No kind of move is refused always: else the test would say nothing of it.
  expect([...reached.keys()].toSorted()).toEqual(['correct', 'discharge', 'leave', 'readmit', 'return', 'transfer'])
})
