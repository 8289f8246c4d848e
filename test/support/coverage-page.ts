import type { Page } from 'playwright-core'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { signedIn } from './client.js'
import { freshKey } from './writes.js'

export const insuranceOfficer: TokenClaims = { role: 'insurance-officer', province: '48' }

/** Cards of people whom no home knows, one for each answer, and a number in no register; each suite has a series of its own. */
export function strangers(series: number) {
  const number = (code: string, last: number) => `${code}4977900${series}000${last}`
  return {
    covered: { cardNumber: number('CC1', 1), name: 'Trần Thị Đủ', validTo: '2026-12-31' },
    partly: { cardNumber: number('GD4', 2), name: 'Trần Thị Phần', validTo: '2026-12-31' },
    ended: { cardNumber: number('GD4', 3), name: 'Trần Thị Hết', validTo: '2026-06-30' },
    unknown: number('GD4', 9),
  }
}

/** Enters a card of Quảng Nam, which is Đà Nẵng today. */
export async function register({ cardNumber, name, validTo }: { cardNumber: string; name: string; validTo: string }): Promise<void> {
  const input = { idempotencyKey: freshKey('card'), cardNumber, holderName: name, holderBirthDate: '1960', registeredFacilityCode: '49010', validFrom: '2026-01-01', validTo }
  const { data } = await (await signedIn(insuranceOfficer))('mutation ($input: RegisterCardInput!) { registerCard(input: $input) { userErrors { code } } }', { input })
  if (JSON.stringify(data) !== '{"registerCard":{"userErrors":[]}}') throw new Error(`${cardNumber} was not registered`)
}

export const numberBox = (page: Page) => page.getByLabel(/^(Số định danh, mã số BHXH hoặc mã thẻ BHYT|Personal ID, social-insurance number or card number)$/)
export const submitCheck = (page: Page) => page.getByRole('button', { name: /^(Tra cứu|Check)$/ }).click()
export const answerPanel = (page: Page) => page.locator('[data-panel^="Kết quả tra cứu"], [data-panel^="Coverage check"]')
export const linesOf = (text: string) => text.split('\n').map(line => line.trim()).filter(Boolean)

/** Asks with what was typed, until there is an answer. */
export async function checkNumber(page: Page, number: string): Promise<void> {
  await numberBox(page).fill(number)
  await submitCheck(page)
  await answerPanel(page).waitFor()
}
