import { auditRetire } from './audit-retire.js'
import { auditVerify } from './audit-verify.js'
import { clock } from './clock.js'
import type { Command } from './command.js'
import { rebuild } from './rebuild.js'

/** What an operator may ask, by the name of the npm script. */
export const commands = { clock, rebuild, 'audit:verify': auditVerify, 'audit:retire': auditRetire } as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name)
