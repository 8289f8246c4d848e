import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Client, field, signedIn } from './client.js'
import { admit, anAdmission, freshKey } from './writes.js'

export const recordCheck = `mutation Record($input: RecordHealthCheckInput!) { recordHealthCheck(input: $input) {
  healthCheck { id version checkedOn class bmi nextDueOn electronic examinedBy diseases bloodPressureBand findings { speciality text }
    round { name } previous { checkedOn weightKg } alerts { kind severity measure value } corrections { version } }
  warnings { measure path } userErrors { code path currentVersion } } }`

export const correctCheck = `mutation Correct($input: CorrectHealthCheckInput!) { correctHealthCheck(input: $input) {
  healthCheck { version systolicBp weightKg alerts { measure severity value } corrections { version byRole reason before { field value } } }
  userErrors { code path currentVersion } } }`

export const recordSigns = `mutation Signs($input: RecordVitalSignsInput!) { recordVitalSigns(input: $input) {
  vitalSigns { measure value unit at band note } warnings { measure path } userErrors { code path } } }`

/** Somebody of the test’s own, with the claims of the nurse who cares for them. */
export async function admitted(home: string, more: Record<string, unknown> = {}, person: Record<string, unknown> = {}) {
  const claims: TokenClaims = { role: 'nurse', facility: home }
  const ask = await signedIn(claims)
  const name = `Đo ${freshKey('x').replaceAll(/[^0-9]/g, '').replaceAll(/./g, digit => String.fromCharCode(97 + Number(digit)))}`
  const input = anAdmission(home, { admittedOn: '2026-01-05', ...more }, { fullName: name, birthDate: '1950', sex: 'MALE', categories: [{ kind: 'ELDERLY' }], ...person })
  const answer = field<{ resident: { id: string } | null; userErrors: unknown[] }>(await ask(admit, { input }), 'admitResident')
  if (!answer.resident) throw new Error(JSON.stringify(answer.userErrors))
  return { id: answer.resident.id, name, ask, claims }
}

export const aCheck = (resident: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('check'), resident, checkedOn: '2026-11-01', measurements: {}, electronic: true, examinedBy: 'BS. Lê Thị Hoa', ...more,
})

export const aReading = (resident: string, at: string, measurements: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('signs'), resident, at, measurements, ...more,
})

export async function withInput<Payload>(ask: Client, query: string, name: string, input: object): Promise<Payload> {
  return field<Payload>(await ask(query, { input }), name)
}
