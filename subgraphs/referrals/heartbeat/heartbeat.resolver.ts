import { Arg, Int, Resolver, Root, Subscription } from 'type-graphql'
import type { ReferralsContext } from '../context.js'
import { heartbeats } from './heartbeat.service.js'
import { Heartbeat } from './heartbeat.type.js'

interface Listening {
  args: { everySeconds: number }
  context: ReferralsContext
}

@Resolver()
export class HeartbeatResolver {
  @Subscription(() => Heartbeat, {
    description: 'Beats while the live line to this sector is open, the first time at once (nhịp báo kết nối).',
    subscribe: (listening: unknown) => {
      const { args, context } = listening as Listening
      return heartbeats({ ...args, clock: context.clock, until: context.viewer.expiresAt })
    },
  })
  referralsHeartbeat(
    @Arg('everySeconds', () => Int, { defaultValue: 15, description: 'Pause between beats in seconds, 1–60 (giây).' })
    _everySeconds: number,
    @Root() heartbeat: Heartbeat,
  ) {
    return heartbeat
  }
}
