import type { CommonSettings } from '../../kit/config.js'
import type { SectorDatabases } from '../sectors.js'

/** What a command works on: the databases of the hub, opened by it or by the hub that runs. */
export interface Surroundings {
  readonly databases: SectorDatabases
  readonly settings: CommonSettings
}

export interface Done {
  /** What is printed. */
  readonly says: string
  /** Whether it is to end with exit code 1. */
  readonly failed: boolean
}

/** What an operator asks of the hub, whether it runs or not. */
export interface Command {
  /** How it is used, where it was called otherwise. */
  usage(args: readonly string[]): string | undefined
  run(around: Surroundings, args: readonly string[]): Promise<Done>
}
