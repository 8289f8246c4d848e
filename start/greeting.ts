import { readFileSync } from 'node:fs'
import { roles } from '../kit/auth.js'
import { projectFile } from '../kit/files.js'

export interface Greeting {
  readonly url: string
  readonly metricsUrl?: string
  readonly loginUrl?: string
  readonly where: string
  readonly seconds: number
  readonly token: string
  readonly residentId?: string
}

/** What `npm start` shows when the hub answers: where, as whom, and a request to copy. */
export function greeting({ url, metricsUrl, loginUrl, where, seconds, token, residentId }: Greeting): string {
  return `
An Sinh Hub is ready after ${seconds.toFixed(1)} s (${where}).

  Console for staff     ${url}/
  GraphQL and explorer  ${url}/graphql
  Schema                ${url}/schema.graphql
  Health                ${url}/livez  ${url}/readyz  ${url}/version
${metricsUrl ? `  Metrics               ${metricsUrl}/metrics\n` : ''}${loginUrl ? `  Sign-in of the demo   ${loginUrl}\n` : ''}
Roles: ${roles.join(' ')}
A token for any of them, while the hub runs:
  npm run token -- nurse --facility QN-NCC
  npm run token -- coordinator --scope country
${residentId && token ? `\nOne resident's care, referrals and coverage:\n${curl(url, token, residentId)}\n` : ''}
`
}

function curl(url: string, token: string, residentId: string): string {
  const query = readFileSync(projectFile('schema/examples/resident-view.graphql'), 'utf8').replace(/\s+/g, ' ').trim()
  const body = JSON.stringify({ query, variables: { id: residentId } })
  return `curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${body}'`
}
