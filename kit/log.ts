import { type DestinationStream, pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard error, so that a command's own output stays clean. Never pass variables, names or numbers. */
export function createLogger(name: string, level = 'info', destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ name, level, base: { name } }, destination)
}
