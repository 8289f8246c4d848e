/** What a secret looks like, by its name. Each finds what anybody could use who reads the repository. */
const patterns: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a private JWK': /"d"\s*:\s*"[\w-]{40,}"/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\b(?:gh[pousr]_\w{36,}|github_pat_\w{22,})/,
  'a token of npm': /\bnpm_\w{36}\b|_authToken\s*=\s*[^$\s]/,
  'a token of Slack': /\bxox[abprs]-[\w-]{10,}/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a setting that is secret': /\b(?:HUB_GATEWAY_SECRET|POSTGRES_PASSWORD|HUB_APP_PASSWORD|HUB_CARD_GATEWAY_PASSWORD)\s*[=:]\s*['"]?[^\s'"$`{(:…]{12,}/,
  'a password in an address': /\b\w+:\/\/[^\s:/@'"`$]+:[^\s@/'"`${}]+@[\w.]/,
}

/** Forty characters of base64 or more, as mixed as only keys are: words, hashes in hexadecimal and names of codes are not. */
const word = /[\w-]{40,}|[A-Za-z0-9+/]{40,}={0,2}/g
const mixedEnough = 4.6

/** Names of what is found in a text, without the text. */
export function secretsIn(text: string, { mixed = true } = {}): string[] {
  const named = Object.entries(patterns).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []))
  const random = mixed && (text.match(word) ?? []).some(each => isMixed(each) && entropy(each) >= mixedEnough)
  return random ? [...named, 'a word as mixed as a key'] : named
}

function isMixed(text: string): boolean {
  return [/[a-z]/, /[A-Z]/, /\d/].every(kind => kind.test(text)) && !/[a-z]{12}/.test(text)
}

/** Bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}
