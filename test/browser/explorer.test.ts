import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const executablePath = process.env.HUB_TEST_CHROMIUM ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there && process.env.HUB_TEST_CHROMIUM) throw new Error(`HUB_TEST_CHROMIUM names no browser: ${executablePath}`)
if (!there) process.stdout.write('Not run here: no Chromium; install it or set HUB_TEST_CHROMIUM.\n')

describe.runIf(there)('the explorer in a browser', () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []
  const complaints: string[] = []
  const { url } = inject('hub')

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    })
    page = await browser.newPage()
    page.on('request', request => asked.push(request.url()))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    await page.goto(`${url}/graphql`)
    await page.waitForSelector('.graphiql-container')
  })
  afterAll(() => browser?.close())

  test('shows the saved examples as tabs', async () => {
    await page.waitForSelector('.graphiql-tab')
    const tabs = await page.locator('.graphiql-tab').allInnerTexts()
    expect(tabs.map(tab => tab.trim()).filter(Boolean)).toEqual(
      expect.arrayContaining(['ResidentView', 'ResidentPage', 'NameSearch', 'Provinces', 'WithoutFacilities']),
    )
  })

  test('runs the example of provinces and shows its answer', async () => {
    await page.getByRole('tab', { name: 'Provinces' }).click()
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('totalCount'))
    const text = (await page.locator('.result-window').innerText()).replace(/\s+/g, ' ')
    expect(text).toContain('"totalCount": 63')
  })

  test('asks nobody but this hub, and breaks no rule of its content policy', () => {
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter(each => !each.startsWith(`${url}/`) && !each.startsWith('data:') && !each.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
  })
})
