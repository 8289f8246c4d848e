import type { CardGateway, GatewayReply } from './card-gateway.js'
import { type CodeMeaning, gatewayCodes } from './gateway-code.rules.js'

/** A gateway of which it is noticed that it answers again after it had failed: what waits need not wait for its time. */
export interface NoticedGateway extends CardGateway {
  /** Whether it has come back since this was asked last. */
  cameBack(): boolean
}

export function noticed(gateway: CardGateway): NoticedGateway {
  let [wasAway, isBack] = [false, false]
  return {
    ...gateway,
    async ask(question) {
      const reply = await gateway.ask(question)
      const away = isAway(reply)
      if (wasAway && !away) isBack = true
      wasAway = away
      return reply
    },
    cameBack() {
      const back = isBack
      isBack = false
      return back
    },
  }
}

function isAway(reply: GatewayReply): boolean {
  if (reply.kind === 'FAILED') return true
  const meaning: CodeMeaning = gatewayCodes[reply.code]
  return meaning.gives === 'COULD_NOT_CHECK' && (meaning.askAgain ?? false)
}
