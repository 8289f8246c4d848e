import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { browserWindows, hasBrowser, signIn } from '../support/browser.js'

describe.runIf(hasBrowser)('the console', () => {
  const { open } = browserWindows()
  const { url } = inject('hub')

  test('somebody who is not signed in is asked to be, and comes back to the page they wanted', async () => {
    const window = await open()
    const { page } = window
    await page.goto(`${url}/referrals?list=OVERDUE`)
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()
    expect(window.asked.filter(each => each.endsWith('/graphql'))).toEqual([])
    await signIn(window, url, 'coordinator-49001', '/referrals?list=OVERDUE')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toMatch(/^\/referrals\?list=OVERDUE/)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Chuyển tuyến')
  })

  test('a reload keeps the sign-in, and nothing of it is in an address or kept beyond the tab', async () => {
    const window = await open()
    const { page, context } = window
    await signIn(window, url, 'nurse-qn-ncc')
    await page.reload()
    await page.getByRole('button', { name: 'Nguyễn Thị Lan' }).waitFor()
    expect(window.asked.filter(each => /eyJ|access_token/.test(each))).toEqual([])
    const kept = await page.evaluate(() => JSON.stringify(localStorage))
    expect(kept).toBe('{"hub.language":"vi"}')
    const other = await context.newPage()
    await other.goto(url)
    await other.getByRole('button', { name: 'Đăng nhập' }).waitFor()
  })

  test('a token near its end is renewed, once for all sections, and nobody notices', async () => {
    const window = await open()
    const { page, asked } = window
    await signIn(window, url, 'nurse-qn-ncc')
    await page.evaluate(() => {
      for (const [key, text] of Object.entries(sessionStorage)) {
        if (key.startsWith('oidc.user:')) sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(String(text)), expires_at: Math.floor(Date.now() / 1000) + 5 }))
      }
    })
    asked.length = 0
    await page.reload()
    await page.locator('[data-failure], [aria-busy="true"]').first().waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
    await expect.poll(() => asked.filter(each => each.endsWith('/token')).length).toBe(1)
    expect(await page.locator('[data-failure]').count()).toBe(0)
    expect(window.complaints).toEqual([])
  })

  test('both languages say what they are, and the choice stays', async () => {
    const window = await open()
    const { page } = window
    await signIn(window, url, 'coordinator-49001')
    const said = async () => [await page.locator('html').getAttribute('lang'), await page.title(), await page.getByRole('heading', { level: 1 }).innerText()]
    expect(await said()).toEqual(['vi', 'Hôm nay – An Sinh Hub', 'Hôm nay'])
    await page.getByText('English', { exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    expect(await said()).toEqual(['en', 'Today – An Sinh Hub', 'Today'])
  })

  test('keys lead to every page, are told by "?", and rest while somebody types', async () => {
    const window = await open({ language: 'en' })
    const { page } = window
    await signIn(window, url, 'nurse-qn-ncc')
    await page.keyboard.press('w')
    await page.getByRole('heading', { level: 1, name: 'My ward' }).waitFor()
    await page.keyboard.press('?')
    const legend = page.getByRole('dialog', { name: 'Keys' })
    await legend.waitFor()
    const rows = (await legend.locator('tbody tr').allInnerTexts()).map(row => row.replace(/\s+/g, ' '))
    expect(rows).toEqual(expect.arrayContaining(['Ctrl K Commands', '? Show the keys', 't Today', 'r Referrals', 'c Coverage', 'p Residents', 'w My ward']))
    await page.keyboard.press('Escape')
    await legend.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Commands' }).fill('Cover')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Coverage' }).waitFor()
  })

  test('who signs out is out, with everything they were typing', async () => {
    const window = await open()
    const { page } = window
    await signIn(window, url, 'nurse-qn-ncc')
    await page.evaluate(() => sessionStorage.setItem('hub.draft.example', '"x"'))
    await page.getByRole('button', { name: 'Nguyễn Thị Lan' }).click()
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click()
    // The provider, which is asked to end its own sign-in, asks once more.
    await page.getByRole('button', { name: /Đăng xuất/ }).click()
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter(key => /oidc\.user|hub\.draft/.test(key)))).toEqual([])
  })

  test('a page that does not exist says so', async () => {
    const window = await open()
    await signIn(window, url, 'auditor', '/nowhere')
    expect(await window.page.getByRole('heading', { level: 1 }).innerText()).toBe('Không tìm thấy, hoặc bạn không được xem.')
  })

  test('asks nobody but this hub and its sign-in, and breaks no rule of its content policy', async () => {
    const window = await open()
    const { page, asked, complaints } = window
    await signIn(window, url, 'nurse-qn-ncc')
    for (const path of ['/referrals', '/coverage', '/residents', '/ward', '/imports/residents']) {
      await page.goto(`${url}${path}`)
      await page.locator('#page-title').waitFor()
    }
    const { issuer } = (await (await fetch(`${url}/console/settings.json`)).json()) as { issuer: string }
    expect(asked.length).toBeGreaterThan(30)
    expect(asked.filter(each => ![url, issuer].some(own => each.startsWith(`${own}/`)) && !/^(data|blob):/.test(each))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('the script of the first page is under 300 kB, compressed', () => {
    const page = readFileSync(projectFile('dist/console/site/index.html'), 'utf8')
    const scripts = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => readFileSync(projectFile(`dist/console/site/${file}`)))
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)
    process.stdout.write(`The first page of the console loads ${(bytes / 1000).toFixed(1)} kB of script, compressed.\n`)
    expect(scripts.length).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(300_000)
  })
})
