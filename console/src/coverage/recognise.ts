export type RecognisedKind = 'PERSONAL_ID' | 'SOCIAL_INSURANCE_NUMBER' | 'CARD' | 'CHILD_CARD'
export type NumberProblem = 'ZERO_LOST' | 'OLD_ID_CARD' | 'PASSPORT' | 'WRONG_LENGTH' | 'NOT_DIGITS' | 'WRONG_OBJECT_CODE' | 'WRONG_LEVEL'

export type Recognised =
  | { readonly state: 'empty' }
  | { readonly state: 'known'; readonly kind: RecognisedKind }
  | { readonly state: 'wrong'; readonly problem: NumberProblem; readonly count: number; readonly isUnfinished: boolean }

/**
 * What a number is by its form, as the hub reads it (`kit/vn/any-identifier.ts`, to which a test holds this): said while it is typed, so
 * that nothing is asked of anybody with a number that can be none.
 */
export function recognise(text: string): Recognised {
  const typed = text.normalize('NFKC').replace(/[\s.\p{Pd}\p{Cf}]/gu, '').toUpperCase()
  const wrong = (problem: NumberProblem): Recognised => ({ state: 'wrong', problem, count: typed.length, isUnfinished: isUnfinished(typed) })
  switch (typed.length) {
    case 0:
      return { state: 'empty' }
    case 10:
      return isDigits(typed) ? { state: 'known', kind: 'SOCIAL_INSURANCE_NUMBER' } : wrong('NOT_DIGITS')
    case 12:
      return isDigits(typed) ? { state: 'known', kind: 'PERSONAL_ID' } : wrong('NOT_DIGITS')
    case 15:
      return card(typed, wrong)
    default:
      return wrong(problemOfLength(typed))
  }
}

function card(typed: string, wrong: (problem: NumberProblem) => Recognised): Recognised {
  const code = typed.slice(0, 2).replaceAll('0', 'O').replaceAll('1', 'I')
  const rest = asDigits(typed.slice(2))
  if (!/^[A-Z]{2}$/.test(code)) return wrong('WRONG_OBJECT_CODE')
  if (!/^[1-5]/.test(rest)) return wrong('WRONG_LEVEL')
  if (!isDigits(rest)) return wrong('NOT_DIGITS')
  return { state: 'known', kind: code === 'TE' && rest.startsWith('1') ? 'CHILD_CARD' : 'CARD' }
}

function problemOfLength(typed: string): NumberProblem {
  if (/^[A-Z]\d{7}$/.test(typed)) return 'PASSPORT'
  if (typed.length === 9 && isDigits(typed)) return 'OLD_ID_CARD'
  return typed.length === 11 && isDigits(typed) ? 'ZERO_LOST' : 'WRONG_LENGTH'
}

/** Letters that are typed for digits they look like. */
const asDigits = (text: string) => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
const isDigits = (text: string) => /^\d+$/.test(asDigits(text))

/** Whether somebody may still be typing what will be a number: said as such, not as a fault. */
const isUnfinished = (typed: string) => /^\d{1,11}$/.test(typed) || /^[A-Z]{1,2}$/.test(typed) || /^[A-Z]{2}[1-5][\dOIL]{0,11}$/.test(typed)
