import { ConnectionException } from '@mikro-orm/core'

const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/** Whether the database went away under a statement: nothing is wrong with what was asked, and it may have been done. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof ConnectionException) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // SQLSTATE classes 08 (connection exception) and 57P (operator intervention); the last are the driver’s own words.
  return /^(08|57P0)/.test(code) || lost.has(code) || /Connection terminated|Client has encountered a connection error/.test(error.message)
}

/**
 * Whether the server, not the statement, is at fault, so that the same may succeed later. SQLSTATE classes 53
 * (insufficient resources), 57 (operator intervention), 58 (system error), and 25006: a standby that is not yet promoted.
 */
export function isServerTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return isConnectionLost(error) || /^(53|57|58)...$|^25006$/.test(code)
}
