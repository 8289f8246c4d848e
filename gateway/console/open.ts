import { existsSync } from 'node:fs'
import type { Clock } from '../../kit/clock.js'
import { projectFile } from '../../kit/files.js'
import { isDemoSignIn, loginIssuer } from '../../kit/trust.js'
import { loadTrustedDocuments, type TrustedDocuments } from '../clients/trusted-documents.js'
import type { GatewaySettings } from '../config.js'
import { type ConsoleSite, openConsole } from './site.js'

export interface OpenedConsole {
  readonly site: ConsoleSite
  /** The documents it sends by their ids. */
  readonly documents: TrustedDocuments
}

const folder = 'dist/console'

/** The staff console as it was built; undefined where it was not, or where nobody signs in. */
export async function consoleOf(settings: GatewaySettings, clock: Clock): Promise<OpenedConsole | undefined> {
  if (settings.HUB_AUTH === 'off' || !existsSync(projectFile(`${folder}/site/index.html`))) return undefined
  const demo = isDemoSignIn(settings)
  const issuer = demo ? loginIssuer(settings.HUB_LOGIN_PORT) : settings.HUB_ISSUER
  return {
    site: await openConsole(projectFile(`${folder}/site`), {
      issuer: /^https?:/.test(issuer) ? issuer : undefined,
      clientId: settings.HUB_CONSOLE_CLIENT,
      demo,
    }, clock),
    documents: await loadTrustedDocuments(projectFile(`${folder}/documents.json`)),
  }
}
