import { pino, type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard error, so that a command's own output stays clean. Never pass variables, names or numbers. */
export function createLogger(name: string, level = 'info'): Logger {
  return pino({ name, level, base: { name } }, pino.destination(2))
}
