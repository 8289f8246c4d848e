import { z } from 'zod'

/** What a change tells others: a fact about one aggregate as it is after the change, never a step to be replayed. */
export interface NewEvent {
  /** `aggregate.happened`, such as `resident.linked`. */
  readonly type: string
  readonly aggregate: string
  readonly aggregateId: string
  /** The version of the aggregate that the fact speaks of. */
  readonly version: number
  readonly payload: object
}

/** An event as it stands in its owner's outbox; positions grow in the order of commits. */
export const hubEvent = z.object({
  position: z.number().int().positive(),
  id: z.guid(),
  type: z.string(),
  aggregate: z.string(),
  aggregateId: z.guid(),
  version: z.number().int(),
  payload: z.unknown(),
  at: z.iso.datetime({ offset: true }),
})
export type HubEvent = z.infer<typeof hubEvent>

export const feedPage = z.object({
  events: z.array(hubEvent),
  /** The newest position of the outbox when it was read. */
  head: z.number().int().min(0),
})
export type FeedPage = z.infer<typeof feedPage>

export interface FeedRequest {
  readonly limit: number
  /** How long to wait for news when there are none, in milliseconds. */
  readonly waitMs?: number
  readonly signal?: AbortSignal
}

/** The events of one owner, read from a position on: a call in one process, a signed request between processes. */
export interface Feed {
  read(after: number, request: FeedRequest): Promise<FeedPage>
}
