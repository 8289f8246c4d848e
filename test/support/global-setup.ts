import type { TestProject } from 'vitest/node'
import { rm } from 'node:fs/promises'
import { type HubMode, makeTemplate, startHub } from './hub.js'

declare module 'vitest' {
  export interface ProvidedContext {
    hub: { mode: HubMode; url: string; dataDir: string; settings: Record<string, string>; subgraphUrls: Record<string, string> }
    /** A data folder filled with the demo, to be copied. */
    template: string
  }
}

const modes: readonly HubMode[] = ['embedded', 'postgres', 'services']

/** One hub for all hub tests of a run: `HUB_TEST_MODE=embedded|postgres|services`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const asked = process.env.HUB_TEST_MODE ?? 'embedded'
  const mode = modes.find(each => each === asked)
  if (!mode) throw new Error(`HUB_TEST_MODE takes ${modes.join(', ')}`)
  const template = await makeTemplate()
  const { stop, url, dataDir, settings, subgraphUrls } = await startHub(mode, template)
  project.provide('hub', { mode, url, dataDir, settings, subgraphUrls })
  project.provide('template', template)
  process.stdout.write(`The hub under test runs ${mode === 'services' ? 'as four processes' : `in one process, ${mode}`}.\n`)
  return async () => {
    await stop()
    await rm(template, { recursive: true, force: true })
  }
}
