import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { demoKeys } from '../../kit/demo-keys.js'
import { numberSeal } from '../../kit/sealed-number.js'

export interface ServerEvent {
  readonly event: string
  readonly data: unknown
}

export interface Live {
  readonly response: Response
  /** The next event; an error when the stream ends first, or none comes in time. */
  next(limitMs?: number): Promise<ServerEvent>
  /** Comment lines so far. */
  comments(): number
  close(): void
}

/** Only a hang ends by it. */
const longestWait = 60_000

/** A subscription over server-sent events. */
export async function openLive(url: string, token: string | undefined, query: string, variables?: object): Promise<Live> {
  const stop = new AbortController()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal: stop.signal,
  })
  let comments = 0
  const events = readEvents(response, () => void comments++)
  return {
    response,
    comments: () => comments,
    close: () => stop.abort(),
    async next(limitMs = longestWait) {
      const late = new AbortController()
      const tooLate = sleep(limitMs, undefined, { signal: late.signal }).then(() => {
        throw new Error(`no event in ${limitMs} ms`)
      })
      try {
        const { done, value } = await Promise.race([events.next(), tooLate])
        if (done) throw new Error(`the stream ended: ${response.status} ${value ?? ''}`)
        return value
      } finally {
        late.abort()
        tooLate.catch(() => undefined)
      }
    },
  }
}

async function* readEvents(response: Response, comment: () => void): AsyncGenerator<ServerEvent, string> {
  let rest = ''
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    rest += part
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const text = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (text.startsWith(':')) comment()
      const event = /^event: ?(.*)$/m.exec(text)?.[1]
      if (event) yield { event, data: JSON.parse(/^data: ?(.+)$/m.exec(text)?.[1] ?? 'null') }
    }
  }
  // What came without an event’s end: an answer that is no line says in it why.
  return rest
}

const change = z.object({
  kind: z.enum(['OPENED', 'CHANGED', 'BEAT']),
  cursor: z.string(),
  status: z.string().nullish(),
  referral: z.record(z.string(), z.unknown()).nullish(),
})
export type Change = z.infer<typeof change>

const lineEvent = z.object({
  event: z.literal('next'),
  data: z.object({ data: z.object({ referralChanged: change }), errors: z.undefined().optional() }),
})

/** The next event of a line of referrals, its beats left out. */
export async function nextChange(live: Live): Promise<Change> {
  for (;;) {
    const told = await nextOfAny(live)
    if (told.kind !== 'BEAT') return told
  }
}

export async function nextOfAny(live: Live): Promise<Change> {
  const event = await live.next()
  const parsed = lineEvent.safeParse(event)
  if (!parsed.success) throw new Error(`Not a change: ${JSON.stringify(event)}`)
  return parsed.data.data.data.referralChanged
}

export interface Places {
  /** Where a cursor stands, for tests that wait until a line has passed a place. */
  placeOf(cursor: string): number
  /** A line's start, before everything that was ever told. */
  readonly beginning: string
  /** A place that no hub has come to yet. */
  readonly futurePlace: string
}

/** Opens the cursors of a hub with its own secret, which no caller has. */
export async function placesOf(dataDir: string): Promise<Places> {
  const { gatewaySecret } = await demoKeys(dataDir)
  const seal = numberSeal(gatewaySecret, 'places of the live line of referrals')
  const placeOf = (cursor: string) => {
    const place = seal.open(cursor)
    if (place === undefined) throw new Error('A cursor that this hub never gave')
    return place
  }
  return { placeOf, beginning: seal.seal(0), futurePlace: seal.seal(999_999_999) }
}
