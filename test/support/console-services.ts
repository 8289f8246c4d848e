import { gatewaySettings } from '../../gateway/config.js'
import { createClock } from '../../kit/clock.js'
import { readSettings } from '../../kit/config.js'
import { openDemoLogin } from '../../start/identity/demo-login.js'
import { type Hub, startHub, testClock } from './hub.js'
import { freePort } from './processes.js'

/** Four processes on PostgreSQL with the sign-in of the demo, so that a browser can use them. */
export async function consoleServices(): Promise<Pick<Hub, 'url' | 'settings' | 'processes' | 'stop'>> {
  const hub = await startHub('services', undefined, { HUB_LOGIN_PORT: String(await freePort()) })
  const login = await openDemoLogin(readSettings(gatewaySettings, hub.settings))
  await login.begin({ gatewayUrl: hub.url, family: {}, clock: createClock(testClock.replace('+', ':00+')) })
  return {
    ...hub,
    stop: async () => {
      await login.close()
      await hub.stop()
    },
  }
}
