import type { Meter } from '@opentelemetry/api'
import type { TrustedIssuer } from './auth.js'
import type { CommonSettings } from './config.js'
import { demoKeys, loginKeys } from './demo-keys.js'
import { keysAt, keysOfIssuer } from './fetch-keys.js'
import type { Logger } from './log.js'
import { fixedKeys, remoteKeys } from './token-keys.js'

/** Whose tokens are taken, and the secret of the doors between gateway and sectors. */
export interface Trust {
  readonly issuers: readonly TrustedIssuer[]
  readonly secret: string
}

/** The provider and the secret that are configured, else those of the demo. */
export async function trustInForce(settings: CommonSettings, log: Logger, meter?: Meter): Promise<Trust> {
  const { HUB_ISSUER: issuer, HUB_JWKS_URL, HUB_GATEWAY_SECRET, HUB_DATA_DIR } = settings
  const secret = HUB_GATEWAY_SECRET ?? (await demoKeys(HUB_DATA_DIR)).gatewaySecret
  if (isDemoSignIn(settings)) return { issuers: await demoIssuers(settings), secret }
  const fetchKeys = HUB_JWKS_URL ? keysAt(HUB_JWKS_URL) : keysOfIssuer(issuer)
  const keys = remoteKeys({ issuer, fetchKeys, log, meter })
  // Asked for beforehand, so that the first person does not wait; that the provider is out is no reason not to start.
  void keys.current().catch(() => undefined)
  return { issuers: [{ issuer, keys }], secret }
}

/** Whether the demo's own tokens are taken: no provider is configured. */
export function isDemoSignIn({ HUB_ENV, HUB_ISSUER, HUB_JWKS_URL }: CommonSettings): boolean {
  return HUB_ENV !== 'production' && HUB_JWKS_URL === undefined && !/^https?:/.test(HUB_ISSUER)
}

/** As it stands in the tokens of the demo's sign-in. */
export function loginIssuer(port: number): string {
  return `http://127.0.0.1:${port}`
}

/** Tokens of the command line, and those of the demo's sign-in: each by keys of its own. */
async function demoIssuers({ HUB_ISSUER, HUB_LOGIN_PORT, HUB_DATA_DIR }: CommonSettings): Promise<TrustedIssuer[]> {
  return [
    { issuer: HUB_ISSUER, keys: fixedKeys((await demoKeys(HUB_DATA_DIR)).jwks) },
    { issuer: loginIssuer(HUB_LOGIN_PORT), keys: fixedKeys((await loginKeys(HUB_DATA_DIR)).jwks) },
  ]
}
