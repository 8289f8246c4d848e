import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { projectFile } from '../../../kit/files.js'
import { type CodeMeaning, gatewayCodes } from './gateway-code.rules.js'

const row = z.object({ code: z.string(), suggested_outcome: z.string() })
const table = parse(readFileSync(projectFile('subgraphs/insurance/reference/card-check-codes.csv')), { columns: true })
const rows = z.array(row).parse(table)
const codes: Readonly<Record<string, CodeMeaning>> = gatewayCodes

/** What the table suggests, in the hub's three words. */
const outcomes: Record<string, CodeMeaning['gives']> = {
  ELIGIBLE: 'DECIDE',
  ELIGIBLE_VERIFY: 'DECIDE',
  USE_NEW_CARD: 'DECIDE',
  NOT_ELIGIBLE: 'NOT_COVERED',
}

test('every result code of the table is known, and no other', () => {
  expect(Object.keys(gatewayCodes).toSorted()).toEqual(rows.map(({ code }) => code).toSorted())
})

test.each(rows.map(({ code, suggested_outcome: suggested }) => [code, suggested]))('%s means %s', (code, suggested) => {
  expect(codes[code]?.gives).toBe(outcomes[suggested] ?? 'COULD_NOT_CHECK')
})

test('only 010, 110, 120 and 124 say "not covered"; whatever is the gateway’s own trouble is asked again', () => {
  const given = Object.entries(codes)
  expect(given.filter(([, meaning]) => meaning.gives === 'NOT_COVERED').map(([code]) => code).toSorted()).toEqual(['010', '110', '120', '124'])
  const again = given.filter(([, meaning]) => meaning.gives === 'COULD_NOT_CHECK' && meaning.askAgain)
  expect(again.map(([code]) => code).toSorted()).toEqual(['054', '055', '100', '101', '401', '500'])
})
