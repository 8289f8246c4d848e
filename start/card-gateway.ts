import '../kit/require-node.js'
import { z } from 'zod'
import { createClock } from '../kit/clock.js'
import { commonSettings, port, readSettings } from '../kit/config.js'
import { PlainError, runMain } from '../kit/errors.js'
import { stopOnSignal } from '../kit/serve.js'
import { startSimulator } from '../subgraphs/insurance/card-gateway/simulator.js'

/** The simulated national card gateway as a process of its own, for demonstrations. */
await runMain(async () => {
  const settings = readSettings(commonSettings.extend({ HUB_CARD_GATEWAY_PORT: port(4010) } satisfies z.ZodRawShape))
  if (settings.HUB_ENV === 'production') throw new PlainError('The simulated card gateway is no source of cards: refused in production.')
  const year = createClock(settings.HUB_CLOCK)().getUTCFullYear()
  const simulator = await startSimulator({ port: settings.HUB_CARD_GATEWAY_PORT, year })
  stopOnSignal(() => simulator.close())
  process.stdout.write(`The simulated card gateway answers at ${simulator.url}
  HUB_CARD_GATEWAY_URL=${simulator.url} HUB_CARD_GATEWAY_USER=demo HUB_CARD_GATEWAY_PASSWORD=demo npm start
  A number that ends in a result code gets that code (010, 060, 500 …), every other one a good card.
  curl -s ${simulator.url}/simulate -d '{"mode":"DOWN"}'   # GOOD, SLOW, HALF, GARBAGE, DOWN, LOGIN_REFUSED
`)
})
