import { describe, expect, inject, test } from 'vitest'
import { browserWindows, desk, hasBrowser, isSettled, isTooWide, phone, violationsOf } from '../support/browser.js'
import { residentOfNurse } from '../support/nurse.js'
import { fields, headOf, take } from '../support/referral-windows.js'

const words = {
  vi: {
    systolic: 'Huyết áp tâm thu (mmHg)', doctor: 'Người khám', save: 'Lưu', refer: /^Chuyển: /, consent: 'Người đồng ý chuyển', draft: 'Lập phiếu nháp',
    emergency: (name: string) => `Cấp cứu: ${name} → Bệnh viện Đa khoa Quảng Nam`, sent: 'Phiếu vừa được cập nhật: Đã gửi', accepted: 'Phiếu vừa được cập nhật: Đồng ý nhận', closed: ['Đã đóng', 'Đã kết thúc'], none: 'Không có',
  },
  en: {
    systolic: 'Systolic pressure (mmHg)', doctor: 'Who examined', save: 'Save', refer: /^Refer: /, consent: 'Who agrees to it', draft: 'Save the draft',
    emergency: (name: string) => `Emergency: ${name} → Bệnh viện Đa khoa Quảng Nam`, sent: 'The referral has just changed: Sent', accepted: 'The referral has just changed: Accepted', closed: ['Closed', 'Ended'], none: 'None',
  },
} as const

describe.runIf(hasBrowser)('a health check, its alert, the referral, and home again', () => {
  const { openAs } = browserWindows()
  const { url } = inject('hub')

  test.each([
    { language: 'vi', viewport: desk, person: residentOfNurse(30) },
    { language: 'en', viewport: phone, person: residentOfNurse(31) },
  ] as const)('by four people in four windows, in $language at $viewport.width × $viewport.height', { timeout: 240_000 }, async ({ language, viewport, person }) => {
    const say = words[language]
    const as = async (who: string, path: string) => (await openAs(url, who, path, { language, viewport })).page
    // The hospital has its list open before anything was found.
    const hospital = await as('coordinator-49001', '/referrals?list=TO_RECEIVE')
    await isSettled(hospital)
    const rowsBefore = await hospital.locator('tbody tr').evaluateAll(all => all.map(row => row.getAttribute('data-row')))

    const nurse = await as('nurse-qn-ncc', `/residents/${person.id}/check`)
    await isSettled(nurse)
    await nurse.getByLabel(say.systolic).fill('186')
    await nurse.getByLabel(say.doctor).fill('BS. Trần Thị Hoà')
    await nurse.getByRole('button', { name: say.save }).click()
    await nurse.locator('[data-saved]').getByRole('link', { name: say.refer }).first().click()
    await nurse.getByRole('combobox', { name: fields.to }).waitFor()
    await isSettled(nurse)
    await nurse.getByRole('combobox', { name: fields.to }).fill('49001')
    await nurse.getByRole('option', { name: /\(49001\)$/ }).click()
    // What the card pays there is beside the form before anything is decided.
    await nurse.locator('[data-route="WITH_SLIP"] [data-coverage]').waitFor()
    await nurse.getByLabel(/^(Mức độ khẩn|Urgency)/).selectOption('EMERGENCY')
    await nurse.getByLabel(say.consent).selectOption('PERSON')
    await nurse.getByRole('button', { name: say.draft }).click()
    await nurse.locator('[data-head]').waitFor()
    await isSettled(nurse)
    const address = new URL(nurse.url()).pathname

    const head = await as('head-qn-ncc', address)
    await isSettled(head)
    await take(head, 'approveReferral')
    await nurse.locator('[data-action="sendReferral"]').waitFor()
    await take(nurse, 'sendReferral')
    await expect.poll(() => head.locator('[data-news]').innerText()).toBe(say.sent)

    // It comes up by itself, above rows that have not moved.
    const call = hospital.locator('[data-emergencies] a', { hasText: say.emergency(person.name) })
    await call.waitFor()
    expect(await hospital.locator('tbody tr').evaluateAll(all => all.map(row => row.getAttribute('data-row')))).toEqual(rowsBefore)
    expect(await violationsOf(hospital)).toEqual([])
    await call.click()
    await hospital.locator('[data-head]').waitFor()
    await isSettled(hospital)
    await take(hospital, 'receiveReferral')
    await take(hospital, 'acceptReferral')
    await expect.poll(() => nurse.locator('[data-news]').innerText()).toBe(say.accepted)
    await take(hospital, 'recordArrival')

    const doctor = await as('clinician-49001', address)
    await isSettled(doctor)
    await take(doctor, 'startTreatment')
    await take(doctor, 'completeReferral', async dialog => {
      await dialog.getByLabel(fields.result).selectOption('BETTER')
      await dialog.getByLabel(fields.diagnoses).fill('I10')
      await dialog.getByLabel(fields.summary).fill('Cơn tăng huyết áp, đã ổn định')
    })

    await nurse.locator('[data-answer]').waitFor()
    expect(await nurse.locator('[data-answer]').innerText()).toContain('Cơn tăng huyết áp, đã ổn định')
    await take(nurse, 'closeReferral')
    await expect.poll(async () => (await headOf(nurse)).slice(1, 3)).toEqual(say.closed)
    expect(await nurse.locator('[data-step]').evaluateAll(all => all.map(step => step.getAttribute('data-step')))).toEqual([
      'createReferral', 'approveReferral', 'sendReferral', 'receiveReferral', 'acceptReferral', 'recordArrival', 'startTreatment', 'completeReferral', 'closeReferral',
    ])
    expect([await violationsOf(nurse), await isTooWide(nurse)]).toEqual([[], false])

    // Home again: nothing of it is open at the person's record.
    await nurse.goto(`${url}/residents/${person.id}`)
    await isSettled(nurse)
    expect((await nurse.locator('[data-banner]').innerText()).replaceAll(/\s+/g, ' ')).toContain(`${language === 'vi' ? 'Phiếu chuyển đang mở' : 'Open referrals'} ${say.none}`)
  })
})
