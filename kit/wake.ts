import { EventEmitter } from 'node:events'

/**
 * Tells those who wait that an outbox has news. It carries no news itself: one that is lost costs time, never an event,
 * since whoever waits also looks by itself.
 */
export interface Wake {
  tell(source: string): void
  /** Calls `listener` at news of a source until the returned function is called. */
  on(source: string, listener: () => void): () => void
  close(): Promise<void>
}

export function localWake(): Wake {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    tell: source => void emitter.emit(source),
    on: (source, listener) => {
      emitter.on(source, listener)
      return () => emitter.off(source, listener)
    },
    close: async () => void emitter.removeAllListeners(),
  }
}
