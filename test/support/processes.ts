import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { projectFile } from '../../kit/files.js'

export interface Running {
  readonly child: ChildProcess
  /** Everything it wrote to standard output so far. */
  stdout(): string
  stderr(): string
  /** SIGTERM, then waits for its end; resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Resolves to the exit code when it ends by itself. */
  ended: Promise<number | null>
}

/** Runs a compiled entry point with the project's own Node and only the given settings of the hub. */
export function run(script: string, settings: Record<string, string>, args: readonly string[] = []): Running {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HUB_') && name !== 'PORT')
  const env = { ...Object.fromEntries(inherited), ...settings }
  const child = spawn(process.execPath, [script.startsWith('/') ? script : projectFile(`dist/${script}`), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout?.on('data', (part: Buffer) => (texts.stdout += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (texts.stderr += part.toString()))
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  return {
    child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    ended,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return ended
    },
  }
}

/** Waits until `found` gives something; an ended process or the time limit is an error with what it wrote. */
export async function until<Value>(
  running: Running,
  found: () => Value | undefined | Promise<Value | undefined>,
  limit = 150_000,
): Promise<Value> {
  const end = performance.now() + limit
  while (performance.now() < end) {
    const value = await found()
    if (value !== undefined) return value
    if (running.child.exitCode !== null) break
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`The process did not get there:\n${running.stdout()}\n${running.stderr()}`)
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
