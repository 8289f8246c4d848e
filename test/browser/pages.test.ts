import { describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { referredResidents } from '../support/world.js'

const [resident = ''] = referredResidents('QN-NCC')

/** The pages that no suite of their own looks at in both languages. */
const pages = [
  { person: 'coordinator-49001', path: '/' },
  { person: 'nurse-qn-ncc', path: '/' },
  { person: 'insurance-officer-48', path: '/' },
  { person: 'coordinator-49001', path: '/referrals' },
  { person: 'nurse-qn-ncc', path: `/residents/${resident}/refer` },
  { person: 'auditor', path: '/nowhere' },
] as const

describe.runIf(hasBrowser)('pages of the console', () => {
  const { open, openAs } = browserWindows()
  const { url } = inject('hub')

  test.each(pages.flatMap(page => [{ ...page, language: 'vi' as const }, { ...page, language: 'en' as const }]))(
    '$path for $person in $language: axe finds nothing, nothing is missing, and it fits a desk and a phone',
    async ({ person, path, language }) => {
      const { page, complaints } = await openAs(url, person, path, { language, viewport: desk })
      expect(await violationsOf(page)).toEqual([])
      expect(await page.locator('[data-failure]').count()).toBe(0)
      await page.setViewportSize(phone)
      await isSettled(page)
      expect(await isTooWide(page)).toBe(false)
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  test.each(['vi', 'en'] as const)('before anybody signs in, in %s: axe finds nothing, on a phone too', async language => {
    const { page, complaints } = await open({ language, viewport: desk })
    await page.goto(url)
    for (const viewport of [desk, phone]) {
      await page.setViewportSize(viewport)
      expect([await violationsOf(page), await isTooWide(page)]).toEqual([[], false])
    }
    expect(complaints).toEqual([])
  })
})
