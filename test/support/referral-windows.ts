import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { isSettled } from './browser.js'
import { following, step } from './moves.js'
import { nurse, residentOfNurse } from './nurse.js'
import { world } from './world.js'

const head: TokenClaims = { role: 'head', facility: 'QN-NCC' }

/** A referral of a care home that was sent, through the graph, and the address of its page; what happens to it then is done in windows. */
export async function sentReferral(index: number, hospital = '49001', then = 'SENT RECEIVER'): Promise<string> {
  const person = residentOfNurse(index)
  const place = world.referrals.healthFacilities.find(({ code }) => code === hospital)
  if (!place) throw new Error(`The demo has no hospital ${hospital}`)
  const toFacility = toGlobalId('HealthFacility', place.id)
  const draft = { kind: 'CARE_LINK', resident: person.id, patient: person.patient, toFacility, urgency: 'URGENT', reason: 'Khó thở tăng dần', diagnoses: [], consent: { by: 'PERSON', on: '2026-11-02' } }
  const link = following(await step(nurse, 'createReferral', draft))
  expect(await link.by(head, 'approveReferral')).toBe('DRAFT SENDER')
  expect(await link.by(nurse, 'sendReferral')).toBe(then)
  return `/referrals/${link.id()}`
}

/** Takes a step by its button, fills what its dialog asks for, sends it, and waits until it is done. */
export async function take(page: Page, action: string, fill?: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await page.locator(`[data-action="${action}"]`).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill?.(dialog)
  await dialog.locator('button[type="submit"]').click()
  await dialog.waitFor({ state: 'detached' })
  await isSettled(page)
}

/** Status, whose move it is and the time left, as the head of the page says them. */
export async function headOf(page: Page): Promise<string[]> {
  return (await page.locator('[data-head]').innerText()).split('\n').filter(line => line !== '')
}

/** Names both languages have for a field of the steps. */
export const fields = {
  result: /^(Kết quả điều trị|How it ended)/,
  diagnoses: /^(Mã bệnh ICD-10|ICD-10 codes)/,
  summary: /^(Tóm tắt|Summary)/,
  reason: /^(Lý do|Reason)/,
  note: /^(Ghi chú|Note)/,
  to: /^(Chuyển đến|To$|To )/,
} as const
