import { createHash } from 'node:crypto'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The public id of a thing: opaque, globally unique, stable. */
export function toGlobalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url')
}

/** The key inside a public id, or undefined when it is not an id of that type: the same answer as for one unknown. */
export function fromGlobalId(type: string, id: string): string | undefined {
  const text = Buffer.from(id, 'base64url').toString()
  const key = text.startsWith(`${type}:`) ? text.slice(type.length + 1) : undefined
  return key && uuid.test(key) ? key : undefined
}

/** What a public id names, or undefined when it is none. */
export function partsOfGlobalId(id: string): { type: string; key: string } | undefined {
  const [type, key] = Buffer.from(id, 'base64url').toString().split(':', 2)
  return type && key && /^[A-Z][A-Za-z]+$/.test(type) && uuid.test(key) ? { type, key } : undefined
}

/** A stable key made from a natural one (UUID version 5 layout), so that reference and demo data can be loaded twice. */
export function uuidFrom(text: string): string {
  const hash = createHash('sha1').update(text).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(18, 20)}-${hash.slice(20, 32)}`
}
