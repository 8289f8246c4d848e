// What the tests of a resident's record share: somebody of a home, and a change of the record as seen now.

import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, type Client, field } from './client.js'
import { admit, anAdmission, freshKey } from './writes.js'

export const home = 'HY-BTXH'
export const nurse: TokenClaims = { role: 'nurse', facility: home }

export interface Person {
  readonly id: string
  version: number
}

export interface Payload {
  readonly resident: { readonly version: number } | null
  readonly userErrors: readonly { readonly code: string }[]
}

/** The codes of one refusal as text; empty when it was done. */
export const said = (answer: unknown) => (answer as Payload).userErrors.map(({ code }) => code).join()

export async function admitted(ask: Client, person: Record<string, unknown>, facility = home): Promise<Person> {
  const answer = await ask(admit, { input: anAdmission(facility, {}, { fullName: 'Sùng Thị Hồ Sơ', birthDate: '1958', categories: [{ kind: 'DISABLED' }], ...person }) })
  const { resident } = field<{ resident: Person }>(answer, 'admitResident')
  return { id: resident.id, version: resident.version }
}

const one = {
  Identifier: 'identifier { type value issuer issuedOn validFrom validTo endReason replacedBy { value } }',
  Category: 'category { kind detail since until proof proofIssuer endReason }',
  Disability: 'disability { kind level certificateNumber council since until endReason }',
  FunctionalLevel: 'assessment { level assessedOn note }',
  Contact: 'contact { role fullName relation phone mayDecide subject since until endReason }',
  Address: 'address { asWritten communeText commune { name } unitThen { code name validTo } provinceToday { code name } since until }',
  Condition: 'condition { id code text clinicalStatus since until verificationStatus }',
  ConditionStatus: 'condition { id code clinicalStatus statusSince until }',
  Allergy: 'allergy { id substance category criticality reaction verificationStatus }',
  Medicine: 'medicine { id name dose timesPerDay asNeeded since until stopReason verificationStatus }',
  Vaccination: 'vaccination { id vaccine otherVaccine doseNumber givenOn nextDueOn verificationStatus }',
  Resident: '',
}

/** Sends a change of the record of a person, as seen now; gives the payload. */
export async function change(ask: Client, name: string, person: Person, input: Record<string, unknown>, language = 'en') {
  const thing = Object.entries(one).find(([part]) => name.endsWith(part))?.[1] ?? ''
  const type = name[0]?.toUpperCase() + name.slice(1)
  const query = `mutation Change($input: ${type}Input!) { ${name}(input: $input) {
    resident { version } ${thing} warnings { code message } userErrors { code path currentVersion } } }`
  const variables = { input: { idempotencyKey: freshKey(name), resident: person.id, expectedVersion: person.version, ...input } }
  const answer = await ask(query, variables, { 'accept-language': language })
  const payload = answer.data?.[name] as Payload | null | undefined
  if (payload?.resident) person.version = payload.resident.version
  return payload ?? codes(answer)
}

export const codes = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])
export const refused = (code: string, ...path: string[]) => ({
  resident: null,
  warnings: [],
  userErrors: [{ code, path: ['input', ...path], currentVersion: null }],
})

export async function read(ask: Client, id: string, fields: string): Promise<unknown> {
  const { data, errors } = await ask(`query Read($id: ID!) { resident(id: $id) { ${fields} } }`, { id })
  return errors ? codes({ errors }) : data?.resident
}

export const find = 'query Find($number: String!) { residentByIdentifier(identifier: $number) { recognisedAs former validTo resident { id } } }'
export const found = async (ask: Client, number: string) => (await ask(find, { number })).data?.residentByIdentifier

export let serial = Date.now() % 100_000
export const nextSerial = () => String(++serial % 1_000_000).padStart(6, '0')
/** A woman born in 1958, registered in the old province 33. */
export const idOf1958 = () => `033158${nextSerial()}`

export const allNumbers = 'identifiers { type value validTo endReason replacedBy { value } }'
