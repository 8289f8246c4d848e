import { z } from 'zod'

/** Longer tokens are not ours; refused before any work is done on them. */
const longestToken = 8192

/** The one bearer token of the header `Authorization`: three parts of base64url. */
export function tokenIn(authorization: string | undefined): string | undefined {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
  return token && token.length <= longestToken ? token : undefined
}

/** What brings a key along, leads to one, or changes how the token is to be read. */
const refusedInHeader = ['jwk', 'jku', 'x5c', 'x5u', 'crit', 'b64', 'zip', 'enc', 'cty']

/** Tokens name their key, so that none is tried by all the keys there are. */
const headerShape = z
  .looseObject({ alg: z.string(), kid: z.string().min(1).max(200) })
  .refine(header => refusedInHeader.every(name => !Object.hasOwn(header, name)))

const payloadShape = z.looseObject({ iss: z.string() })

/**
 * Who a token says it is from, by which its keys are chosen; believed only when they fit. Undefined for a token whose form alone
 * is reason to refuse it.
 */
export function issuerIn(token: string): string | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.')
  // The same signature in another spelling would be another token to everything that knows tokens by their text.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return undefined
  if (!headerShape.safeParse(jsonIn(header)).success) return undefined
  return payloadShape.safeParse(jsonIn(payload)).data?.iss
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(part, 'base64url')))
  } catch {
    return undefined
  }
}
