import { expect, test } from 'vitest'
import { purposeOf } from './legal-basis.rules.js'

test.each([
  [{ role: 'nurse', facility: 'A' }, 'CARE'],
  [{ role: 'coordinator', facility: 'A', province: '48' }, 'CARE'],
  [{ role: 'coordinator', province: '48' }, 'REFERRAL'],
  [{ role: 'clinician', hospital: '49010' }, 'REFERRAL'],
  [{ role: 'signer', facility: 'A', hospital: '49010' }, 'CARE'],
  [{ role: 'insurance-officer', province: '48' }, 'INSURANCE'],
  [{ role: 'insurance-officer', province: '48', hospital: '49010', facility: 'A' }, 'INSURANCE'],
  [{ role: 'programme-officer', province: '48' }, 'PROGRAMME'],
  [{ role: 'resident' }, 'OWN_RECORD'],
  [{ role: 'guardian' }, 'OWN_RECORD'],
  [{ role: 'auditor' }, 'OVERSIGHT'],
  [{ role: 'admin' }, 'OPERATION'],
  [{ role: 'system' }, 'OPERATION'],
  [{ role: 'coordinator', scope: 'country' }, 'DEMONSTRATION'],
] as const)('%o acts for %s', (actor, purpose) => {
  expect(purposeOf(actor)).toBe(purpose)
})
