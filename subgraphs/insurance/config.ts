import { z } from 'zod'
import type { Clock } from '../../kit/clock.js'
import { readSettings } from '../../kit/config.js'
import { PlainError } from '../../kit/errors.js'
import { databaseUrl, ownerUrl, subgraphSettings } from '../../kit/subgraph-app.js'
import type { CardGateway } from './card-gateway/card-gateway.js'
import { createPortal } from './card-gateway/portal.js'

/** The national card gateway; without its address the hub answers from its own register. */
const cardGatewaySettings = z.object({
  HUB_CARD_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  HUB_CARD_GATEWAY_USER: z.string().min(1).optional(),
  HUB_CARD_GATEWAY_PASSWORD: z.string().min(1).optional(),
})

export const settings = subgraphSettings(4003).extend({
  HUB_INSURANCE_DATABASE_URL: databaseUrl,
  HUB_FACILITIES_URL: ownerUrl(4001),
  HUB_REFERRALS_URL: ownerUrl(4002),
  ...cardGatewaySettings.shape,
})

export function cardGatewayFromSettings(clock: Clock): CardGateway | undefined {
  const { HUB_CARD_GATEWAY_URL: url, HUB_CARD_GATEWAY_USER: username, HUB_CARD_GATEWAY_PASSWORD: password } = readSettings(cardGatewaySettings)
  if (!url) return undefined
  if (!username || !password) {
    throw new PlainError('HUB_CARD_GATEWAY_URL is set: set HUB_CARD_GATEWAY_USER and HUB_CARD_GATEWAY_PASSWORD too, or take all three out.')
  }
  return createPortal({ url, username, password, clock })
}
