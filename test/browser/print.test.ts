import { extractText, getDocumentProxy } from 'unpdf'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { browserWindows, hasBrowser, isSettled } from '../support/browser.js'
import { referredResidents } from '../support/world.js'

const [resident = ''] = referredResidents('QN-NCC')

/** What somebody would put on paper. */
const pages = [
  { person: 'coordinator-49001', path: '/' },
  { person: 'coordinator-49001', path: '/referrals' },
  { person: 'coordinator-49001', path: `/residents/${resident}?tab=referrals` },
  { person: 'nurse-qn-ncc', path: '/residents' },
  { person: 'nurse-qn-ncc', path: `/residents/${resident}` },
  { person: 'nurse-qn-ncc', path: '/ward' },
  { person: 'insurance-officer-48', path: '/coverage/expiring' },
] as const

/** What stands out of the paper to the right, or does nothing there but look as if it could be pressed. */
function wrongOnPaper(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const shown = [...document.querySelectorAll<HTMLElement>('main *')].filter(each => each.getClientRects().length > 0)
    const outside = shown.filter(each => each.getBoundingClientRect().right > width + 1 && !each.closest('.only-spoken'))
    const pressed = shown.filter(each => each.matches('button, input, textarea, summary, nav *'))
    const told = (what: string, all: readonly HTMLElement[]) => all.slice(0, 5).map(each => `${what}: ${each.outerHTML.slice(0, 200)}`)
    return [...told('outside', outside), ...told('pressed', pressed)]
  })
}

describe.runIf(hasBrowser)('on A4', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test.each(pages)('$path for $person: nothing is cut off, nothing is left to press, and the title is on the first page', async ({ person, path }) => {
    const { page } = await openAs(url, person, path)
    await isSettled(page)
    const title = await page.locator('#page-title').innerText()
    // 180 mm between the margins, at 96 px to the inch.
    await page.setViewportSize({ width: 680, height: 1009 })
    await page.emulateMedia({ media: 'print' })
    await isSettled(page)
    expect(await wrongOnPaper(page)).toEqual([])
    const paper = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    const { text } = await extractText(paper)
    expect([(await paper.getPage(1)).view.map(Math.round), text[0]?.normalize('NFC').includes(title)]).toEqual([[0, 0, 595, 842], true])
  })
})
