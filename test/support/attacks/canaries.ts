import { world } from '../world.js'

/** Names, numbers and diagnoses of the demo’s people: each found nowhere but in what is theirs. */
export const canariesOfWorld: ReadonlySet<string> = new Set(
  [
    ...world.facilities.residents.map(({ fullName }) => fullName),
    ...world.facilities.identifiers.map(({ value }) => value),
    ...world.insurance.cards.map(({ cardNumber }) => cardNumber),
    ...world.referrals.referrals.flatMap(({ summary, patientName }) => [summary, patientName]),
    ...world.facilities.contacts.map(({ phone }) => phone),
  ].filter(text => text !== null && text !== undefined).filter(text => text.length >= 8),
)

/** A number on its own: times and measurements hold the digits of many others. */
const wholeNumber = /(?<!\d)(?<!\d\.)\d+(?!\d)/g

/** What of the canaries is in a text, three of them at most. */
export function canariesIn(text: string, more: Iterable<string> = []): string[] {
  const numbers = new Set(text.match(wholeNumber))
  const isIn = (canary: string) => (/^\d+$/.test(canary) ? numbers.has(canary) : text.includes(canary))
  const found: string[] = []
  for (const canary of [...canariesOfWorld, ...more]) {
    if (isIn(canary)) found.push(canary)
    if (found.length === 3) break
  }
  return found
}

/** What tells of the machine and not of the request: stacks, statements, paths, addresses, names of libraries. */
const leak =
  /\bat [\w.<>$ ]+ \(|node_modules|file:\/\/|\/(?:tmp|work|home|usr|root|app)\/|(?:select|insert|update|delete)\s.{0,200}\s(?:from|into|set)\s|"(?:facilities|referrals|insurance)"\."|\b(?:127\.0\.0\.1|localhost|::1)\b|E(?:CONN|ADDR|PIPE|NOENT)\w*|\b(?:pglite|postgres(?:ql)?|mikro-?orm|kysely|undici|hmac|SyntaxError|TypeError|RangeError|ReferenceError)\b/is

/** What of that is in a text, with a little around it. */
export function leakIn(text: string): string | undefined {
  const found = leak.exec(text)
  return found ? text.slice(Math.max(0, found.index - 40), found.index + 80) : undefined
}
