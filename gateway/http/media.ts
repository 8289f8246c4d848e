export const graphqlJson = 'application/graphql-response+json'
export const plainJson = 'application/json'
export const eventStream = 'text/event-stream'

export type ResponseType = typeof graphqlJson | typeof plainJson | typeof eventStream

const offered: readonly ResponseType[] = [graphqlJson, plainJson, eventStream]

interface Range {
  readonly type: string
  readonly quality: number
}

/** The types a caller takes, best first; undefined when it takes none of ours. */
export function negotiate(accept: string | undefined): readonly ResponseType[] | undefined {
  // Without a wish, and for old clients, plain JSON; "*/*" counts as no wish.
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return [plainJson]
  const known = cache.get(accept)
  if (known) return known
  const wished = ranges(accept)
  const types = wished.flatMap(({ type }) => offered.filter(each => matches(type, each)))
  const unique = [...new Set(types.map(preferPlain(wished)))]
  if (unique.length === 0) return undefined
  if (cache.size < 200) cache.set(accept, unique)
  return unique
}

const cache = new Map<string, readonly ResponseType[]>()

function preferPlain(wished: readonly Range[]): (type: ResponseType) => ResponseType {
  // A wildcard asks for nothing special, so it gets what every client reads.
  const named = new Set(wished.map(each => each.type))
  return type => (named.has(type) ? type : plainJson)
}

function ranges(accept: string): Range[] {
  return accept
    .split(',')
    .map(part => {
      const [type = '', ...parameters] = part.split(';').map(each => each.trim().toLowerCase())
      const quality = Number(parameters.find(each => each.startsWith('q='))?.slice(2) ?? 1)
      const charset = parameters
        .find(each => each.startsWith('charset='))
        ?.slice(8)
        .replaceAll('"', '')
      const isUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8'
      return { type, quality: isUtf8 && Number.isFinite(quality) ? quality : 0 }
    })
    .filter(each => each.quality > 0)
    .sort((one, other) => other.quality - one.quality)
}

function matches(range: string, type: ResponseType): boolean {
  if (range === type) return true
  // Streams are only sent to those who ask for them by name.
  if (type === eventStream) return false
  return range === '*/*' || range === 'application/*'
}

/** Whether a browser asks for a page: HTML named before any of ours. */
export function asksForPage(accept: string | undefined): boolean {
  const best = accept?.includes('text/html') ? ranges(accept)[0]?.type : undefined
  return best === 'text/html' || best === 'application/xhtml+xml'
}
