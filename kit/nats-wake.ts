import { connect, type NatsConnection } from '@nats-io/transport-node'
import type { Logger } from './log.js'
import { localWake, type Wake } from './wake.js'

const subject = (source: string) => `hub.events.${source}`

/**
 * Wakes those who wait in other processes too. Without the broker, from the start or later on, everything still
 * arrives: those who wait look by themselves.
 */
export function natsWake(server: string, log: Logger): Wake {
  const local = localWake()
  let connection: NatsConnection | undefined
  let closed = false
  const open = async () => {
    const made = await connect({
      servers: server,
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      noEcho: true, // those in this process are told directly
    })
    if (closed) return made.close()
    connection = made
    made.subscribe('hub.events.*', {
      callback: (error, message) => {
        if (!error) local.tell(message.subject.slice(subject('').length))
      },
    })
    await watch(made, log)
  }
  open().catch(error => log.warn({ reason: error instanceof Error ? error.name : typeof error }, 'no connection to NATS'))
  return {
    tell(source) {
      local.tell(source)
      try {
        connection?.publish(subject(source))
      } catch {
        // Closing, or its buffer is full: those who wait look by themselves.
      }
    },
    on: local.on,
    close: async () => {
      closed = true
      await connection?.close()
      await local.close()
    },
  }
}

async function watch(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') log.warn('NATS is gone: events arrive, but later')
    if (type === 'reconnect') log.info('NATS is back')
  }
}
