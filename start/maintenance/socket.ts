import { createHash } from 'node:crypto'
import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { PlainError } from '../../kit/errors.js'
import type { Logger } from '../../kit/log.js'
import type { Done, Surroundings } from './command.js'
import { type CommandName, commands, isCommandName } from './commands.js'

// The embedded database has one owner. Whoever has a command for it while the hub runs asks the hub, by a socket in the data folder
// that only its user may open: one JSON request, one JSON answer.

const requestShape = z.object({ command: z.string(), args: z.array(z.string()) })
const doneShape = z.object({ says: z.string(), failed: z.boolean() })

/** What fits into the address of a socket on every system. */
const longestPath = 100

function addressOf(dataDir: string): string {
  const folder = resolve(dataDir)
  const short = `an-sinh-hub-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${short}`
  const path = join(folder, 'hub.sock')
  return path.length <= longestPath ? path : join(tmpdir(), `${short}.sock`)
}

/** Answers commands for the owner of a data folder until it is closed. A folder that can hold no socket is no reason not to start. */
export async function answerCommands(dataDir: string, around: Surroundings, log: Logger): Promise<{ close(): Promise<void> }> {
  const address = addressOf(dataDir)
  const lines = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, socket => {
    lines.add(socket)
    socket.on('close', () => lines.delete(socket))
    socket.on('error', () => socket.destroy())
    void converse(socket, around, log)
  })
  try {
    await listenAt(server, address)
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : typeof error }, 'commands cannot reach this hub while it runs')
    return { close: async () => {} }
  }
  return {
    close: () =>
      new Promise(done => {
        server.close(() => done())
        for (const line of lines) line.destroy()
      }),
  }
}

async function listenAt(server: Server, address: string): Promise<void> {
  const isPipe = process.platform === 'win32'
  if (!isPipe) await rm(address, { force: true }) // a killed owner left it
  await new Promise<void>((done, fail) => server.once('error', fail).listen(address, done))
  if (!isPipe) await chmod(address, 0o600)
}

async function converse(socket: Socket, around: Surroundings, log: Logger): Promise<void> {
  try {
    socket.end(JSON.stringify(await obey(await text(socket), around, log)))
  } catch {
    socket.destroy() // no request of ours, or its sender is gone
  }
}

async function obey(request: string, around: Surroundings, log: Logger): Promise<Done> {
  const { command, args } = requestShape.parse(JSON.parse(request))
  if (!isCommandName(command)) return { says: `This hub knows no command "${command}".`, failed: true }
  try {
    return await commands[command].run(around, args)
  } catch (error) {
    if (error instanceof PlainError) return { says: error.message, failed: true }
    log.error({ command, reason: error instanceof Error ? error.name : typeof error }, 'a command failed')
    return { says: 'The hub could not do it; its log says why.', failed: true }
  }
}

/** Has the owner of a data folder do a command; undefined when nobody answers there. */
export async function askOwner(dataDir: string, command: CommandName, args: readonly string[]): Promise<Done | undefined> {
  const socket = connect(addressOf(dataDir))
  try {
    await new Promise<void>((done, fail) => socket.once('error', fail).once('connect', done))
  } catch {
    return undefined
  }
  socket.end(JSON.stringify({ command, args }))
  const answer = await text(socket).catch(() => '')
  if (answer === '') throw new PlainError('The hub ended before it had answered. Look whether it did it, then try again.')
  return doneShape.parse(JSON.parse(answer))
}
