import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { hasBrowser, launchBrowser, openWindow, type Window } from '../support/browser.js'

describe.runIf(hasBrowser)('the explorer in a browser', () => {
  let browser: Browser
  let window: Window
  const { url } = inject('hub')

  beforeAll(async () => {
    browser = await launchBrowser()
    window = await openWindow(browser)
    const { page } = window
    await page.goto(`${url}/graphql`)
    await page.waitForSelector('.graphiql-container')
  })
  afterAll(() => browser?.close())

  test('shows the saved examples as tabs', async () => {
    const { page } = window
    await page.waitForSelector('.graphiql-tab')
    const tabs = await page.locator('.graphiql-tab').allInnerTexts()
    expect(tabs.map(tab => tab.trim()).filter(Boolean)).toEqual(
      expect.arrayContaining(['ResidentView', 'ResidentPage', 'NameSearch', 'Provinces', 'WithoutFacilities']),
    )
  })

  test('runs the example of provinces and shows its answer', async () => {
    const { page } = window
    await page.getByRole('tab', { name: 'Provinces' }).click()
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('totalCount'))
    const text = (await page.locator('.result-window').innerText()).replace(/\s+/g, ' ')
    expect(text).toContain('"totalCount": 63')
  })

  test('asks nobody but this hub, and breaks no rule of its content policy', () => {
    const { asked, complaints } = window
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter(each => !each.startsWith(`${url}/`) && !each.startsWith('data:') && !each.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
  })
})
