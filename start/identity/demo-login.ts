import type { Clock } from '../../kit/clock.js'
import { loginKeys } from '../../kit/demo-keys.js'
import { createLogger } from '../../kit/log.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import type { GatewaySettings } from '../../gateway/config.js'
import { type Login, openLogin } from './login.js'
import { machineClient } from './machine.js'
import { type DemoFamily, demoPeople } from './people.js'

export interface Around {
  readonly gatewayUrl: string
  readonly family: DemoFamily
  readonly clock: Clock
}

export interface DemoLogin extends Pick<Login, 'url' | 'port' | 'close'> {
  /** Lets the people of the demo sign in, once the gateway and they are there. */
  begin(around: Around): Promise<void>
}

/** The sign-in of the demo at its port; never opened in production, nor where a provider is configured. */
export async function openDemoLogin(settings: GatewaySettings): Promise<DemoLogin> {
  const { url, port, serve, close } = await openLogin(settings.HUB_LOGIN_PORT)
  return {
    url,
    port,
    close,
    begin: async ({ gatewayUrl, family, clock }) =>
      serve(
        {
          audience: settings.HUB_AUDIENCE,
          clock,
          keys: await loginKeys(settings.HUB_DATA_DIR),
          people: demoPeople(localDateOf(clock()), family),
          machine: await machineClient(settings.HUB_DATA_DIR),
          origins: originsOf(gatewayUrl, settings.HUB_ORIGINS),
        },
        createLogger('login', settings.HUB_LOG_LEVEL),
      ),
  }
}

/** The gateway by both its names, and the frontends elsewhere that it knows. */
function originsOf(gatewayUrl: string, others: readonly string[] = []): readonly string[] {
  const { port } = new URL(gatewayUrl)
  return [...new Set([`http://127.0.0.1:${port}`, `http://localhost:${port}`, ...others])]
}
