import { beforeAll, describe, expect, test } from 'vitest'
import { doerOf, insertPatient } from '../../support/attacks/doers.js'
import { injections, naughty } from '../../support/attacks/evil-strings.js'
import { type Place, placesOf, requestOf } from '../../support/attacks/places.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { absent, type Family } from '../../support/rights/target.js'
import { apiOfHub } from '../../support/rights/walk.js'

const api = apiOfHub()
const texts = new Set(['String', 'ID'])
const places = placesOf(api, texts)
const questions = places.filter(({ operation }) => operation === 'query')
const changes = places.filter(({ operation }) => operation === 'mutation')
const strings = [...new Set([...injections, ...naughty])]
/** Each place of a change is met by every sixteenth; together they meet them all, many times over. */
const share = 16
const perRequest = 25

/** The letters and digits alone: what a text means to a search when nothing in it means anything else. */
const meaning = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
/** No name and no code of the hub. */
const harmless = 'zqxvw'

interface Answered {
  readonly value: unknown
  readonly code?: string
}

underAttack('injection', { cases: strings.length, writes: /./, growth: 0.6 }, at => {
  let family: Family
  let sent = 0

  beforeAll(async () => {
    family = await insertPatient(at().hub)
  })

  /** One answer for each text, all typed at the same place. */
  async function answersOf(place: Place, typed: readonly string[], token: string, target = absent): Promise<Answered[]> {
    const answers: Answered[] = []
    for (let i = 0; i < typed.length; i += perRequest) {
      const some = typed.slice(i, i + perRequest)
      const { query, variables } = requestOf(api, some.map(text => ({ place, variables: place.variables(target, text) })))
      const { body } = await at().timed(() => at().hub.graphql(token, query, variables))
      // One that is refused where null may not be takes the others along: then they are asked one by one.
      if (some.length > 1 && (body as { data?: unknown }).data === null) {
        for (const text of some) answers.push(...(await answersOf(place, [text], token, target)))
        continue
      }
      answers.push(...some.map((_, j) => answerOf(body, `q${j}`)))
      sent += some.length
    }
    return answers
  }

  test('every text argument of every question takes every string for a text', { timeout: 240_000 }, async () => {
    const wrong: string[] = []
    for (const place of questions) {
      const [nothing, blank] = await answersOf(place, [harmless, '.'], at().token)
      const some = strings.filter((_, i) => (i + questions.indexOf(place)) % 3 === 0)
      const answers = await answersOf(place, some, at().token)
      for (const [i, answer] of answers.entries()) {
        const same = async () => alike(answer, (await answersOf(place, [meaning(some[i] ?? '')], at().token))[0])
        if (alike(answer, nothing) || alike(answer, blank) || answer.code === 'BAD_USER_INPUT' || (await same())) continue
        wrong.push(`${place.name} ${JSON.stringify(some[i]?.slice(0, 40))}: ${JSON.stringify(answer).slice(0, 200)}`)
      }
    }
    // Districts such as Cư M'gar have one in their name.
    expect(wrong.filter(each => !each.startsWith(`Query.administrativeUnits(search) "'`))).toEqual([])
  })

  describe.each([...new Set(changes.map(({ field }) => field))])('%s', field => {
    test('takes every string for a text, or refuses it', async () => {
      const token = await at().hub.token(doerOf(field, family))
      const wrong: string[] = []
      for (const place of changes.filter(each => each.field === field)) {
        const offset = changes.indexOf(place)
        const some = strings.filter((_, i) => (i + offset) % share === 0)
        for (const [i, answer] of (await answersOf(place, some, token, family)).entries()) {
          if (answer.code && !['BAD_USER_INPUT', 'FORBIDDEN'].includes(answer.code)) wrong.push(`${place.name} ${JSON.stringify(some[i]?.slice(0, 40))}: ${answer.code}`)
        }
      }
      expect(wrong).toEqual([])
    })
  })

  test('so many were sent, and no table is gone', async () => {
    process.stdout.write(`${places.length} places, ${sent} strings typed.\n`)
    expect(sent).toBeGreaterThan(4_000)
    const [row] = await at().hub.sql<{ n: number }>('facilities', 'select count(*)::int as n from facilities.resident where full_name = $1', ['x'])
    expect(row?.n).toBe(0)
  })
})

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What came under a name, with the code of its error; a request refused as a whole is the error of each. */
function answerOf(body: unknown, name: string): Answered {
  const { data, errors = [] } = body as { data?: Record<string, unknown>; errors?: { path?: unknown[]; extensions: { code: string } }[] }
  const error = errors.find(({ path }) => path === undefined || path[0] === name)
  return { value: data?.[name] ?? null, ...(error && { code: error.extensions.code }) }
}
