import type { NewEvent } from '../../../kit/event.js'
import { z } from 'zod'

export const coverageCheckedType = 'coverage.checkedAgain'

/** For the live line only: no other sector copies it. */
export const coverageCheckedShape = z.object({
  checkId: z.guid(),
  followsId: z.guid(),
  residentId: z.guid().nullable(),
  /** The subject of who asked first. */
  askedBy: z.string(),
})
export type CoverageChecked = z.infer<typeof coverageCheckedShape>

/** That a check which waited was answered. */
export function coverageChecked(payload: CoverageChecked): NewEvent {
  return { type: coverageCheckedType, aggregate: 'CoverageCheck', aggregateId: payload.checkId, version: 1, payload }
}
