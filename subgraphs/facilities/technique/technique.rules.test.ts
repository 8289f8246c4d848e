import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeProblem, listProblems, type NewTechniqueList, type Period, shareOf, type TechniqueChange } from './technique.rules.js'

const today = '2026-11-02'

describe('a share of a list', () => {
  test.each([
    [16, 20, 80, true],
    [15, 20, 75, false],
    [799, 1000, 79.9, false],
    // 79.96 is shown as 80 and is not 80.
    [1999, 2500, 80, false],
    [0, 20, 0, false],
    [0, 0, null, false],
  ])('%i of %i', (performed, listed, percent, meetsPlan) => {
    expect(shareOf(performed, listed)).toEqual({ performed, listed, percent, meetsPlan })
  })

  test('never meets the plan with one technique fewer where it does not meet it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.nat(), (listed, some) => {
        const performed = some % listed
        const [fewer, more] = [shareOf(performed, listed).meetsPlan, shareOf(performed + 1, listed).meetsPlan]
        expect(fewer && !more).toBe(false)
        expect(shareOf(listed, listed)).toMatchObject({ percent: 100, meetsPlan: true })
      }),
    )
  })
})

describe('a change of a technique', () => {
  const ended: Period = { from: '2025-01-01', to: '2025-12-31' }
  const open: Period = { from: '2026-02-01', to: null }
  const why = 'Ghi nhầm kỹ thuật'

  test.each<[string, Pick<TechniqueChange, 'step' | 'on' | 'reason'>, Period[], string | undefined]>([
    ['begins what was never performed', { step: 'BEGIN', on: today }, [], undefined],
    ['begins again after an end', { step: 'BEGIN', on: '2026-01-01' }, [ended], undefined],
    ['does not begin in a time that is there', { step: 'BEGIN', on: '2025-12-31' }, [ended], 'TECHNIQUE_PERFORMED on'],
    ['does not begin before one', { step: 'BEGIN', on: '2024-01-01' }, [ended], 'TECHNIQUE_PERFORMED on'],
    ['does not begin twice', { step: 'BEGIN', on: today }, [ended, open], 'TECHNIQUE_PERFORMED on'],
    ['does not begin tomorrow', { step: 'BEGIN', on: '2026-11-03' }, [], 'DATE_IN_FUTURE on'],
    ['begins without a reason only', { step: 'BEGIN', on: today, reason: why }, [], 'INVALID_VALUE reason'],
    ['ends what is performed', { step: 'END', on: today }, [ended, open], undefined],
    ['ends on the first day', { step: 'END', on: '2026-02-01' }, [open], undefined],
    ['does not end before it', { step: 'END', on: '2026-01-31' }, [open], 'ENDS_BEFORE_START on'],
    ['does not end what has ended', { step: 'END', on: today }, [ended], 'TECHNIQUE_NOT_PERFORMED technique'],
    ['withdraws a time by a day in it', { step: 'WITHDRAW', on: '2025-06-01', reason: why }, [ended, open], undefined],
    ['withdraws nothing between two', { step: 'WITHDRAW', on: '2026-01-15', reason: why }, [ended, open], 'TECHNIQUE_NOT_PERFORMED technique'],
    ['withdraws with a reason only', { step: 'WITHDRAW', on: today }, [open], 'INVALID_VALUE reason'],
  ])('%s', (_, change, periods, problem) => {
    const found = changeProblem({ technique: 't', ...change }, periods, today)
    expect(found && `${found.code} ${found.field}`).toBe(problem)
  })
})

describe('a list', () => {
  const list: NewTechniqueList = {
    name: 'Danh mục', legalBasis: 'TT 23/2024/TT-BYT', source: 'Sở Y tế', validFrom: '2026-01-01', techniques: [{ code: '1', name: 'Một' }, { code: '2', name: 'Hai' }],
  }
  test.each<[string, Partial<NewTechniqueList>, string[]]>([
    ['that nothing is wrong with', {}, []],
    ['with a name that says nothing', { name: 'DM' }, ['INVALID_VALUE name']],
    ['without rows', { techniques: [] }, ['INVALID_VALUE techniques']],
    ['with a code twice, spaces or not', { techniques: [{ code: '1', name: 'Một' }, { code: ' 1 ', name: 'Hai' }] }, ['INVALID_VALUE techniques.1.code']],
    ['that ends before it begins, of nothing', { name: '', validTo: '2025-12-31', techniques: [{ code: '', name: '' }] }, ['INVALID_VALUE name', 'ENDS_BEFORE_START validTo', 'INVALID_VALUE techniques.0.code', 'INVALID_VALUE techniques.0.name']],
  ])('%s', (_, change, problems) => {
    expect(listProblems({ ...list, ...change }).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})
