import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PlainError } from '../../kit/errors.js'
import { type LocalDate, localDateOf } from '../../kit/vn/working-days.js'

// Terms
//   client     ứng dụng: the programme through which somebody asks, by the token’s `client_id`
//   open       may send any document that fits the schema
//   trusted    may send only the documents that were registered with the hub, by their id

/** What a client may do here; what its callers may do is theirs. */
export interface ClientTerms {
  readonly documents: 'open' | 'trusted'
  /** The scopes beyond which none of its tokens goes. */
  readonly scopes?: ReadonlySet<string>
  /** What it may ask in a minute from one address, instead of what everybody may. */
  readonly perMinute?: { readonly operations: number; readonly fields: number }
  /** The last day, in Viet Nam, on which it is served. */
  readonly until?: LocalDate
}

/** The registered clients by name. */
export type ClientBook = ReadonlyMap<string, ClientTerms>

const count = z.int().min(1).max(10_000_000)

const fileShape = z.array(
  z.strictObject({
    id: z.string().min(1).max(200),
    documents: z.enum(['open', 'trusted']),
    scopes: z.array(z.string().regex(/^[A-Za-z]+:[A-Za-z]+$/)).transform(names => new Set(names)).optional(),
    perMinute: z.strictObject({ operations: count, fields: count }).optional(),
    until: z.iso.date().optional(),
  }),
)

/** Those of a file with their terms, and those that are only named, who may send open documents. */
export async function loadClients(file: string | undefined, names: readonly string[] = []): Promise<ClientBook> {
  const book = new Map<string, ClientTerms>(names.map(name => [name, { documents: 'open' }]))
  if (file === undefined) return book
  for (const { id, ...terms } of await read(file)) {
    if (book.has(id)) throw new PlainError(`HUB_CLIENTS_FILE: ${file} or HUB_CLIENTS names the client "${id}" twice. Keep one.`)
    book.set(id, terms)
  }
  return book
}

async function read(file: string): Promise<z.infer<typeof fileShape>> {
  try {
    return fileShape.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    const where = error instanceof z.ZodError ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') : 'it cannot be read, or is not JSON'
    throw new PlainError(`HUB_CLIENTS_FILE: ${file} is no list of clients: ${where}. Correct it and start again.`)
  }
}

const everything: ClientTerms = { documents: 'open' }
const stranger: ClientTerms = { documents: 'trusted' }

/** The terms of a client: without a book, in development, everybody may send anything; with one, only who stands in it. */
export function termsOf(book: ClientBook | undefined, client: string): ClientTerms {
  return book ? (book.get(client) ?? stranger) : everything
}

export function isOver({ until }: ClientTerms, now: Date): boolean {
  return until !== undefined && localDateOf(now) > until
}
