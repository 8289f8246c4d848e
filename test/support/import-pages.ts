import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { ended, importState } from './card-files.js'
import { desk, isTooWide, phone, violationsOf } from './browser.js'
import { field, signedIn } from './client.js'
import { nurse } from './nurse.js'
import { ended as residentsEnded } from './resident-files.js'
import type { TokenClaims } from '../../kit/demo-keys.js'

export const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)

const folder = mkdtempSync(join(tmpdir(), 'hub-imports-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Chooses a file as it lies on somebody's disk. */
export async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, content)
  await page.locator('input[type="file"]').setInputFiles(path)
}

export const tryIt = (page: Page) => page.getByRole('button', { name: /^(Chạy thử|Try it)$/ }).click()
export const confirmButton = (page: Page) => page.getByRole('button', { name: /^(Nhập thật|Import) \d/ })

/** Asks for the import in earnest, and says yes. */
export async function confirm(page: Page): Promise<void> {
  await confirmButton(page).click()
  await page.getByRole('dialog').getByRole('button', { name: /^(Nhập thật|Import) \d/ }).click()
}

/** Waits until the import that is open stands so; `of` a trial or one in earnest. */
export async function standsAt(page: Page, status: string, of: 'trial' | 'real'): Promise<void> {
  await page.locator(`[data-trial="${of === 'trial'}"]`).waitFor()
  await page.locator(`[data-status="${status}"]`).waitFor()
}

export const importId = (page: Page) => new URL(page.url()).searchParams.get('import') ?? ''

/** A table as it is read: each row with its cells. */
export async function rowsOf(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name }).locator('tbody tr').all()
  return Promise.all(rows.map(row => row.locator('td').allInnerTexts()))
}

/** The numbers of the result by their names. */
export async function countsOf(page: Page): Promise<string[]> {
  const texts = await page.locator('[data-panel="Kết quả"] p, [data-panel="Result"] p').allInnerTexts()
  return texts.slice(1)
}

/** Axe finds nothing and nothing is too wide, at a desk and on a phone. */
export async function expectFine(page: Page): Promise<void> {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport)
    expect([viewport.width, await isTooWide(page), await violationsOf(page)]).toEqual([viewport.width, false, []])
  }
  await page.setViewportSize(desk)
}

export const cardImport = (id: string) => importState(ask, officer, id)
export const cardImportEnded = (id: string) => ended(ask, officer, id)
export const residentImportEnded = (id: string) => residentsEnded(ask, nurse, id)

/** Who of the home is called so. */
export async function peopleCalled(name: string): Promise<object[]> {
  const answer = await ask(nurse, 'query ($search: String!) { residents(first: 5, search: $search) { nodes { fullName birthDate sex currentStay { admittedOn } } } }', { search: name })
  return field<{ nodes: object[] }>(answer, 'residents').nodes
}

/** Lets only so many parts of a file through until it is opened; counts those that went. */
export async function gateOf(page: Page, most: number): Promise<{ open: () => void; went: () => number }> {
  let limit = most
  let went = 0
  await page.route('**/graphql', async route => {
    const isPart = route.request().postData()?.includes('"part":') ?? false
    if (isPart && went >= limit) return route.abort('connectionfailed')
    if (isPart) went += 1
    return route.continue()
  })
  return { open: () => void (limit = Infinity), went: () => went }
}
