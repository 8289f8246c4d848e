import { readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { projectFile } from '../../kit/files.js'
import { post, signedIn } from '../support/client.js'
import { tokenFor } from '../support/hub.js'

const { url, dataDir } = inject('hub')
const page = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(`${url}${path}`, { headers })
const documents = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(projectFile('dist/console/documents.json'), 'utf8')))

describe('the gateway serves the console', () => {
  test.each(['/', '/referrals', '/residents/5f0c', '/console/signed-in?code=x&state=y'])('%s is its page, under a policy of scripts from here only', async path => {
    const answer = await page(path)
    const nonce = /nonce="([\w-]+)"/.exec(await answer.text())?.[1]
    const login = z.object({ issuer: z.url().optional() }).parse(await (await page('/console/settings.json')).json()).issuer
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-store'])
    expect(nonce).toMatch(/^[\w-]{22}$/)
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self' ${login}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })

  test('each answer has a word of its own for styles', async () => {
    const words = await Promise.all([page('/'), page('/')].map(async answer => /nonce="([\w-]+)"/.exec(await (await answer).text())?.[1]))
    expect(new Set(words).size).toBe(2)
  })

  test('its files come compressed and are kept for a year, since their names change with them', async () => {
    const [, script = ''] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(await (await page('/')).text()) ?? []
    const plain = await page(script, { 'accept-encoding': 'identity' })
    const text = await plain.text()
    expect([plain.status, plain.headers.get('content-type'), plain.headers.get('content-encoding'), plain.headers.get('cache-control')]).toEqual([
      200, 'text/javascript; charset=utf-8', null, 'public, max-age=31536000, immutable',
    ])
    const packed = await page(script, { 'accept-encoding': 'gzip' })
    expect([packed.status, packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([200, 'gzip', 'accept-encoding'])
    expect(await packed.text()).toBe(text)
    const file = readFileSync(projectFile(`dist/console/site/${script.replace('/console/', '')}`))
    expect(text).toBe(file.toString())
  })

  test.each(['/console/assets/none.js', '/console/../package.json', '/console/assets/%2e%2e/%2e%2e/documents.json', '/index.html.map'])('%s is not there', async path => {
    const answer = await page(path, { accept: '*/*' })
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'not found' }])
  })

  test('what it must know before anybody has signed in is no secret and no person', async () => {
    const { issuer, ...rest } = z.record(z.string(), z.unknown()).parse(await (await page('/console/settings.json')).json())
    expect(rest).toEqual({ clientId: 'demo', demo: true, now: '2026-11-02T02:00:00.000Z' })
    expect(issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('every document it sends is known to the gateway by its id', async () => {
    const who = { role: 'coordinator', hospital: '49001' } as const
    const [id = '', text = ''] = Object.entries(documents).find(([, each]) => each.startsWith('query WorklistCounts(')) ?? []
    const answer = await post(url, await tokenFor(dataDir, who), { documentId: id, variables: {} })
    const whole = await (await signedIn(who))(text)
    expect(whole.data).toEqual({ referralWorklistCounts: expect.arrayContaining([{ list: 'TO_RECEIVE', count: expect.any(Number), overdue: expect.any(Number) }]) })
    expect(await answer.json()).toEqual(whole)
  })
})
