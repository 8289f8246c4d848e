import { addDays, type LocalDate } from './working-days.js'

// A day to come is told when it becomes known, again when it is near, and once more when it is over. So what is told never
// lies in the future, and what is near comes up again by itself.

export const reminderStages = ['TO_COME', 'SOON', 'OVER'] as const
export type ReminderStage = (typeof reminderStages)[number]

export interface Reminder {
  /** When it can be told first. */
  readonly knownOn: LocalDate
  /** The day to come; it belongs to what is not over yet. */
  readonly dueOn: LocalDate
  /** From how many days before it is near. */
  readonly soonDays: number
}

/** How a day to come stands today. */
export function stageOf({ dueOn, soonDays }: Omit<Reminder, 'knownOn'>, today: LocalDate): ReminderStage {
  if (today > dueOn) return 'OVER'
  return today >= addDays(dueOn, -soonDays) ? 'SOON' : 'TO_COME'
}

/** On which day it was told last, up to a day; null while there is nothing to tell. */
export function remindedOn({ knownOn, dueOn, soonDays }: Reminder, until: LocalDate): LocalDate | null {
  const told = [knownOn, addDays(dueOn, -soonDays), addDays(dueOn, 1)].filter(day => day >= knownOn && day <= until)
  return told.toSorted().at(-1) ?? null
}
