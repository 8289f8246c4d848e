import { commonSettings, readSettings } from '../../kit/config.js'
import { PlainError, runMain } from '../../kit/errors.js'
import { isEmbedded, openDatabases } from '../databases.js'
import { databaseSettings } from '../settings.js'
import { type CommandName, commands } from './commands.js'
import { askOwner } from './socket.js'

/** Runs a command from the command line: the hub that has the data folder does it, or it is done here when none runs. */
export function maintain(name: CommandName): Promise<void> {
  return runMain(async () => {
    const args = process.argv.slice(2)
    const usage = commands[name].usage(args)
    if (usage) throw new PlainError(usage)
    const settings = readSettings(commonSettings.extend(databaseSettings))
    const { says, failed } = (isEmbedded(settings) ? await askOwner(settings.HUB_DATA_DIR, name, args) : undefined) ?? (await here())
    process.stdout.write(`${says}\n`)
    if (failed) process.exitCode = 1

    async function here() {
      const opened = await openDatabases(settings)
      try {
        return await commands[name].run({ databases: opened.databases, settings }, args)
      } finally {
        await opened.close()
      }
    }
  })
}
