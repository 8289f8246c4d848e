import { createGateway, type GatewayOptions } from '../../gateway/app.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import type { Viewer } from '../../kit/auth.js'
import { HubError } from '../../kit/errors.js'
import { createLogger } from '../../kit/log.js'
import { type Listening, listen } from '../../kit/serve.js'
import { hub } from '../gateway/hub.js'
import { compose, handleOf } from '../gateway/toys.js'

/** A gateway in production before toy sectors: who sends the token `x.x.x` is the nurse `x`, by the client given for `x`. */
export interface ToyDoor {
  readonly door: Listening
  /** The sectors that were called, one name for each call. */
  readonly calls: string[]
}

/** It is 9 o’clock on 2026-11-02 in Viet Nam. */
export async function openToyDoor(clientOf: Readonly<Record<string, string>>, options: Partial<GatewayOptions>): Promise<ToyDoor> {
  const viewers: Record<string, Viewer> = Object.fromEntries(
    Object.entries(clientOf).map(([subject, client]) => [`Bearer ${subject}.${subject}.${subject}`, { subject, client, role: 'nurse', expiresAt: 4_000_000_000 }]),
  )
  const inner = inProcessTransport(hub.map(handleOf))
  const calls: string[] = []
  const gateway = createGateway({
    supergraphSdl: compose(hub),
    transport: { ...inner, execute: (name, call) => (calls.push(name), inner.execute(name, call)) },
    log: createLogger('test', 'silent'),
    clock: () => new Date('2026-11-02T02:00:00Z'),
    auth: async authorization => {
      const viewer = viewers[authorization ?? '']
      if (!viewer) throw new HubError('UNAUTHENTICATED')
      return viewer
    },
    production: true,
    ...options,
  })
  await gateway.ready()
  return { door: await listen(gateway.handler, { port: 0, host: '127.0.0.1' }), calls }
}
