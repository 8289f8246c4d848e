import { errorCatalogue } from '../kit/errors.js'
import { type RowErrorTexts, sharedRowErrors } from '../kit/rows.js'
import { sharedUserErrors, type UserErrorTexts } from '../kit/user-errors.js'
import { subgraphs } from './subgraphs.js'
import { schemas } from './schemas.js'

/** `docs/errors.md`: what callers can meet in `errors[].extensions.code`, `userErrors[].code` and `rowErrors[].code`. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { http, vi, en }]) => `| \`${code}\` | ${http} | ${vi} | ${en} |`)
  return `# Errors

Printed from \`kit/errors.ts\` and the sectors’ \`user-errors.ts\` by \`npm run schema\`; do not edit.

## Errors of a request

Every error has \`extensions.code\`; unexpected ones are masked as \`INTERNAL\` and carry \`extensions.requestId\`, which
support finds in the logs. \`extensions.service\` names the sector that is missing. The HTTP status is that of a request
refused as a whole; an error at a field leaves the status at 200.

| code | HTTP | Tiếng Việt | English |
|---|---|---|---|
${rows.join('\n')}

## Refusals of a change

A change that a clerk can mend is answered without an error: its payload has \`userErrors\`, each with a \`code\`, a
\`message\` in the language of \`Accept-Language\` (vi, en) and the \`path\` in the input. Nothing was changed, and the
idempotency key is still free. With \`CONFLICT\`, \`currentVersion\` is the version that is there now.

| code | where | Tiếng Việt | English |
|---|---|---|---|
${[...refusals('every sector', sharedUserErrors), ...subgraphs.flatMap(({ name }) => refusals(name, ownOf(name)))].join('\n')}

## Errors in a file

A file of rows with anything wrong in it is refused whole, with \`FILE_INVALID\`: its payload has \`rowErrors\`, each with the
\`line\`, the \`column\`, a \`code\` and a \`message\`, the first 50 by line, and \`rowErrorCount\`. A file that is taken in the
background is refused row by row: its import has the same fields, and \`refusedRows\` to mend.

| code | where | Tiếng Việt | English |
|---|---|---|---|
${[...refusals('every file', sharedRowErrors), ...subgraphs.flatMap(({ name }) => refusals(name, ownRowsOf(name)))].join('\n')}
`
}

function ownOf(name: keyof typeof schemas): UserErrorTexts {
  const all = Object.entries(schemas[name].userErrors ?? {})
  return Object.fromEntries(all.filter(([code]) => !(code in sharedUserErrors)))
}

function ownRowsOf(name: keyof typeof schemas): RowErrorTexts {
  const all = Object.entries(schemas[name].rowErrors ?? {})
  return Object.fromEntries(all.filter(([code]) => !(code in sharedRowErrors)))
}

function refusals(where: string, texts: UserErrorTexts): string[] {
  return Object.entries(texts).map(([code, { vi, en }]) => `| \`${code}\` | ${where} | ${vi} | ${en} |`)
}
