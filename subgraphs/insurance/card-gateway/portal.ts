import { request } from 'undici'
import { z } from 'zod'
import type { Clock } from '../../../kit/clock.js'
import { createUpstream, UpstreamFailure } from '../../../kit/upstream.js'
import { parseHealthInsuranceCardNumber } from '../../../kit/vn/identifiers.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { CardFacts } from '../coverage/facts.rules.js'
import type { CardGateway, CardQuestion, GatewayReply } from './card-gateway.js'
import { isGatewayCode } from './gateway-code.rules.js'

export interface PortalOptions {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly clock: Clock
  /** For one question with its login, in milliseconds. */
  readonly deadlineMs?: number
}

/** Below what the hub's gateway gives a sector, so that a slow portal still gets an answer of ours. */
const defaultDeadline = 3_000
const mostBytes = 256 * 1024

/**
 * The national card gateway over HTTP. The names of its fields are those that hospital software uses, not confirmed by an
 * official text at hand [U]: they are all in this file.
 */
export function createPortal({ url, username, password, clock, deadlineMs = defaultDeadline }: PortalOptions): CardGateway {
  const upstream = createUpstream({ name: 'card gateway', deadlineMs, retries: 1, breaker: { failures: 5, openMs: 5_000 } })
  let token: string | undefined

  async function post(path: string, body: object, signal: AbortSignal): Promise<unknown> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await request(new URL(path, url), { method: 'POST', headers, body: JSON.stringify(body), signal })
    if (response.statusCode === 401) {
      await response.body.dump()
      return { maKetQua: '401' }
    }
    if (response.statusCode !== 200) {
      await response.body.dump()
      throw new Error(`The card gateway answered ${response.statusCode}`)
    }
    return readJson(await bytesOf(response.body))
  }

  /** What went wrong; nothing when it went well. */
  async function login(signal: AbortSignal): Promise<GatewayReply | undefined> {
    token = undefined
    const read = loginAnswer.safeParse(await post('/api/token/take', { username, password }, signal))
    if (!read.success) return unreadable
    token = read.data.maKetQua === '200' ? read.data.APIKey?.access_token : undefined
    return token === undefined ? loginRefused : undefined
  }

  async function asked(question: CardQuestion, signal: AbortSignal): Promise<GatewayReply> {
    const closed = token === undefined ? await login(signal) : undefined
    if (closed) return closed
    const body = { maThe: question.number, hoTen: question.name, ngaySinh: written(question.birthDate) }
    let read = cardAnswer.safeParse(await post('/api/egw/KQNhanLichSuKCB2024', body, signal))
    if (read.success && read.data.maKetQua === '401') {
      // The login has ended meanwhile: once more with a new one.
      const closedNow = await login(signal)
      if (closedNow) return closedNow
      read = cardAnswer.safeParse(await post('/api/egw/KQNhanLichSuKCB2024', body, signal))
    }
    return read.success ? replyOf(read.data, clock()) : unreadable
  }

  return {
    async ask(question) {
      try {
        return await upstream.read(signal => asked(question, signal))
      } catch (error) {
        if (!(error instanceof UpstreamFailure)) throw error
        return { kind: 'FAILED', failure: error.reason === 'timeout' ? 'SLOW' : 'UNREACHABLE' }
      }
    },
    close: async () => undefined,
  }
}

const unreadable: GatewayReply = { kind: 'FAILED', failure: 'UNREADABLE' }
const loginRefused: GatewayReply = { kind: 'ANSWERED', code: '401', cards: [] }

/** Text that is no JSON is an answer that cannot be read, not a failure of the line. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostBytes) throw new Error('The card gateway sent too much')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** 05/03/1950, or the year alone. */
const written = (date: PartialDate) => (date.length === 10 ? date.split('-').toReversed().join('/') : date.slice(0, 4))

const day = z
  .string()
  .regex(/^\d{2}\/\d{2}\/\d{4}$/)
  .transform(text => text.split('/').toReversed().join('-'))
  .pipe(z.iso.date())
const maybe = <Shape extends z.ZodType>(shape: Shape) => z.union([z.literal('').transform(() => null), shape]).nullish()

const loginAnswer = z.object({
  maKetQua: z.coerce.string(),
  APIKey: z.object({ access_token: z.string().min(1) }).nullish(),
})

const cardAnswer = z.object({
  maKetQua: z.string(),
  maThe: maybe(z.string()),
  maDKBD: maybe(z.string().regex(/^\d{5}$/)),
  gtTheTu: maybe(day),
  gtTheDen: maybe(day),
  ngayDu5Nam: maybe(day),
  maTheMoi: maybe(z.string()),
  maDKBDMoi: maybe(z.string().regex(/^\d{5}$/)),
  gtTheTuMoi: maybe(day),
  gtTheDenMoi: maybe(day),
})
type CardAnswer = z.infer<typeof cardAnswer>

/** A code that nobody knows, or a good card without its dates, is an answer that cannot be read: half an answer is none. */
function replyOf(answer: CardAnswer, asOf: Date): GatewayReply {
  const { maKetQua: code } = answer
  if (!isGatewayCode(code)) return unreadable
  const { maThe, maDKBD, gtTheTu, gtTheDen, ngayDu5Nam, maTheMoi, maDKBDMoi, gtTheTuMoi, gtTheDenMoi } = answer
  const old = cardOf({ number: maThe, place: maDKBD, from: gtTheTu, to: gtTheDen, fiveYearOn: ngayDu5Nam }, asOf)
  const next = cardOf({ number: maTheMoi, place: maDKBDMoi, from: gtTheTuMoi, to: gtTheDenMoi, fiveYearOn: ngayDu5Nam }, asOf)
  const cards = [old, next].filter(card => card !== undefined)
  const pays = code === '000' || code === '001' || code === '002' || code === '003' || code === '004'
  if (pays && (code === '003' ? !next : cards.length === 0)) return unreadable
  return { kind: 'ANSWERED', code, cards }
}

interface PortalCard {
  readonly number: string | null | undefined
  readonly place: string | null | undefined
  readonly from: string | null | undefined
  readonly to: string | null | undefined
  readonly fiveYearOn: string | null | undefined
}

function cardOf({ number, place, from, to, fiveYearOn }: PortalCard, asOf: Date): CardFacts | undefined {
  const parsed = number ? parseHealthInsuranceCardNumber(number) : undefined
  if (!parsed?.ok || !place || !from) return undefined
  return {
    objectCode: parsed.value.objectCode,
    printedLevel: parsed.value.levelDigit,
    registeredFacilityCode: place,
    validFrom: from,
    validTo: to ?? null,
    status: 'ACTIVE',
    fiveYearOn: fiveYearOn ?? null,
    asOf,
  }
}
