import { type ExecutionResult, parse, subscribe } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../schema.js'

const at = new Date('2026-11-02T02:00:00Z')
const contextValue = { clock: () => at, viewer: { expiresAt: at.getTime() / 1000 + 600 } }

function listen(text: string) {
  return subscribe({ schema, document: parse(`subscription { ${text} }`), contextValue })
}

describe('the heartbeat through the schema', () => {
  test('beats at once, every 15 seconds unless asked otherwise, and ends when the client leaves', async () => {
    const line = (await listen('referralsHeartbeat { at sector }')) as AsyncGenerator<ExecutionResult>
    const value = { data: { referralsHeartbeat: { at: at.toISOString(), sector: 'referrals' } } }
    expect(await line.next()).toEqual({ done: false, value })
    const pending = line.next()
    expect(await line.return(undefined)).toEqual({ done: true, value: undefined })
    expect(await pending).toEqual({ done: true, value: undefined })
  })

  test('is refused as a bad input when the pause is out of bounds', async () => {
    const refused = (await listen('referralsHeartbeat(everySeconds: 61) { at }')) as ExecutionResult
    expect(refused.errors?.map(error => error.extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})
