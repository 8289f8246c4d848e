import { freshKey } from './writes.js'

export const recordScreening = `mutation Screen($input: RecordScreeningInput!) { recordScreening(input: $input) {
  screening { id version instrument instrumentVersion screenedOn informant language textUsed answers { item value } score highestScore band meaning
    severity isOutsideAge previousScore previousOn recordedRole alerts { kind severity subject value foundIn foundOn } corrections { version } }
  userErrors { code path message } } }`

export const correctScreening = `mutation Correct($input: CorrectScreeningInput!) { correctScreening(input: $input) {
  screening { version score band alerts { severity value } corrections { version byRole reason before { field value } } }
  userErrors { code path currentVersion } } }`

export const switchInstrument = `mutation Switch($input: SwitchInstrumentInput!) { switchInstrument(input: $input) {
  instrument { code isOn isOnByDefault switchVersion switchedFrom licenceReference } userErrors { code path currentVersion } } }`

export const answersOf = (values: readonly number[]) => values.map((value, i) => ({ item: i + 1, value }))

export const aScreening = (resident: string, instrument: string, values: readonly number[], more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('screening'), resident, instrument, screenedOn: '2026-11-01', informant: 'PERSON', answers: answersOf(values), ...more,
})
