import { errorCatalogue } from '../kit/errors.js'

/** `docs/errors.md`: what callers can meet in `errors[].extensions.code`. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { http, vi, en }]) => `| \`${code}\` | ${http} | ${vi} | ${en} |`)
  return `# Errors

Printed from \`kit/errors.ts\` by \`npm run schema\`; do not edit.

Every error has \`extensions.code\`; unexpected ones are masked as \`INTERNAL\` and carry \`extensions.requestId\`, which
support finds in the logs. \`extensions.service\` names the sector that is missing. The HTTP status is that of a request
refused as a whole; an error at a field leaves the status at 200.

| code | HTTP | Tiếng Việt | English |
|---|---|---|---|
${rows.join('\n')}
`
}
