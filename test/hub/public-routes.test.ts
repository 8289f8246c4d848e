import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, inject, test } from 'vitest'
import { projectFile } from '../../kit/files.js'

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${inject('hub').url}${path}`, { headers })

describe('what the gateway shows beside the graph', () => {
  test('alive, ready and which version', async () => {
    expect((await get('/livez')).status).toBe(200)
    expect(await (await get('/readyz')).json()).toMatchObject({ ready: true })
    expect(await (await get('/version')).json()).toEqual({ name: 'an-sinh-hub', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  })

  test('the SDL holds every type of the printed schema and nothing that is inaccessible', async () => {
    const served = buildSchema(await (await get('/schema.graphql')).text())
    const printed = buildSchema(readFileSync(projectFile('schema/api.graphql'), 'utf8'))
    const names = (schema: typeof served) => Object.keys(schema.getTypeMap()).filter(name => !name.startsWith('__')).toSorted()
    expect(names(served)).toEqual(names(printed))
    expect(names(served)).not.toContain('CoverageFacts')
  })

  test('the explorer with its saved tabs, from this machine alone', async () => {
    const page = await get('/graphql', { accept: 'text/html' })
    const policy = page.headers.get('content-security-policy') ?? ''
    const html = await page.text()
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*/)
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1] ?? '').filter(asset => asset !== 'data:,')
    expect(assets.length).toBeGreaterThan(3)
    for (const asset of assets) {
      expect(asset).toMatch(/^\/explorer\//)
      expect((await get(asset)).status).toBe(200)
    }
    const script = await (await get('/explorer/start.js')).text()
    for (const title of ['ResidentView', 'ResidentPage', 'NameSearch']) expect(script).toContain(title)
  })

  test('the rest is not there', async () => {
    for (const path of ['/', '/metrics', '/explorer/../package.json', '/.env', '/graphql/../livez/x']) {
      expect((await get(path)).status, path).toBe(404)
    }
  })
})
