import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { demoExample } from '../../start/demo/people.js'
import { type Client, signedIn } from '../support/client.js'
import { referredResidents, world } from '../support/world.js'

const view = readFileSync(projectFile('schema/examples/resident-view.graphql'), 'utf8')

describe('one request shows a resident’s care, referrals and coverage', () => {
  let ask: Client

  beforeAll(async () => {
    ask = await signedIn({ role: 'coordinator', scope: 'country' })
  })

  test('the query and the whole answer of the README', async () => {
    const page = readFileSync(projectFile('README.md'), 'utf8')
    expect(/```graphql\n([\s\S]*?)```/.exec(page)?.[1]).toBe(view)
    const shown: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
    expect(await ask(view, { id: demoExample(world) })).toEqual(shown)
  })

  test('nearly every demo resident with a referral answers in full, without an error', async () => {
    const ids = ['QN-NCC', 'BD-NCC', 'HY-NCC', 'BD-CTXH'].flatMap(code => referredResidents(code).slice(0, 25))
    expect(ids.length).toBeGreaterThan(50)
    const answers = []
    for (const id of ids) answers.push(await ask(view, { id }))
    expect(answers.filter(answer => answer.errors)).toEqual([])
    const complete = answers.filter(({ data }) => {
      const resident = data?.resident as Record<string, unknown> | null
      return resident?.currentStay && resident.latestHealthCheck && resident.coverage
    })
    expect(complete.length / answers.length).toBeGreaterThan(0.7)
  })
})
