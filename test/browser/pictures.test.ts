import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { projectFile } from '../../kit/files.js'
import { browserWindows, desk, hasBrowser, isSettled, phone } from '../support/browser.js'
import { referredResidents, world } from '../support/world.js'

const [resident = ''] = referredResidents('QN-NCC')
const received = world.referrals.healthFacilities.find(({ code }) => code === '49001')
const referral = world.referrals.referrals.find(each => each.toHealthFacilityId === received?.id && each.status === 'IN_TREATMENT')
if (!referral) throw new Error('Nobody is treated in 49001')

const pages = [
  { name: 'today', who: 'nurse-qn-ncc', path: '/', viewport: desk },
  { name: 'worklist', who: 'coordinator-49001', path: '/referrals?list=ANSWER_MISSING', viewport: desk },
  { name: 'referral', who: 'coordinator-49001', path: `/referrals/${toGlobalId('Referral', referral.id)}`, viewport: desk },
  { name: 'resident', who: 'nurse-qn-ncc', path: `/residents/${resident}`, viewport: desk },
  { name: 'coverage', who: 'nurse-qn-ncc', path: `/residents/${resident}?tab=coverage`, viewport: desk },
  { name: 'ward', who: 'nurse-qn-ncc', path: '/ward', viewport: phone },
] as const

/** With `HUB_TEST_PICTURES=docs/images` the pictures of the README are taken anew; else they are taken and thrown away. */
describe.runIf(hasBrowser)('pictures of the main pages', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')
  let folder = ''
  beforeAll(async () => {
    const kept = process.env.HUB_TEST_PICTURES
    folder = kept ? projectFile(kept) : await mkdtemp(join(tmpdir(), 'an-sinh-hub-pictures-'))
    await mkdir(folder, { recursive: true })
  })
  afterAll(async () => {
    if (!process.env.HUB_TEST_PICTURES) await rm(folder, { recursive: true, force: true })
  })

  test.each(pages.flatMap(page => [{ ...page, language: 'vi' as const }, { ...page, language: 'en' as const }]))('$name in $language', async ({ name, who, path, viewport, language }) => {
    const { page, complaints } = await openAs(url, who, path, { language, viewport })
    await isSettled(page)
    await page.evaluate(() => document.fonts.ready)
    const file = join(folder, `${name}-${language}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
    expect((await stat(file)).size).toBeGreaterThan(20_000)
    expect(await page.locator('[data-failure]').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('the README shows only pictures that are there, and one of each main page in both languages is kept', async () => {
    const shown = [...readFileSync(projectFile('README.md'), 'utf8').matchAll(/docs\/images\/[\w-]+\.png/g)].map(([path]) => path)
    expect(shown.length).toBeGreaterThan(0)
    const kept = pages.flatMap(({ name }) => [`docs/images/${name}-vi.png`, `docs/images/${name}-en.png`])
    for (const path of [...shown, ...kept]) expect((await stat(projectFile(path))).isFile()).toBe(true)
  })
})
