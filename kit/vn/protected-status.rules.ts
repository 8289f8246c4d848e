// Terms
//   protected entry   thông tin được bảo vệ đặc biệt: what tells that a person lives with HIV, or may. A closed list says who may
//                     know, among them whoever cares for the person in a facility and its head (Luật 71/2020 Đ30); the coordinator
//                     of the province and a guardian are not told.

interface ProtectedStatus {
  /** Codes of ICD-10 and ranges of them, as in the tables of the law. */
  readonly codes: string
  /** Beginnings of words by which a text gives it away, in lower case. */
  readonly words: readonly string[]
  /** Active ingredients that are given for nothing else. */
  readonly ingredients: readonly string[]
  readonly legalBasis: string
}

/** The law names the status, not the codes; which codes, words and medicines tell it is our own reading. */
export const protectedStatuses = [
  {
    codes: 'B20-B24,F02.4,O98.7,R75,Z11.4,Z20.6,Z21,Z71.7,Z83.0',
    words: ['hiv', 'aids', 'sida', 'suy giảm miễn dịch ở người', 'suy giảm miễn dịch mắc phải', 'suy giam mien dich o nguoi', 'suy giam mien dich mac phai'],
    ingredients: [
      'abacavir', 'atazanavir', 'bictegravir', 'cabotegravir', 'darunavir', 'dolutegravir', 'doravirin', 'efavirenz', 'etravirin', 'lamzidivir',
      'lopinavir', 'nevirapin', 'raltegravir', 'rilpivirin', 'zidovudin', 'tld', 'arv',
    ],
    legalBasis: 'Luật 64/2006 sửa đổi bởi Luật 71/2020/QH14, Đ30',
  },
] as const satisfies readonly ProtectedStatus[]

/** A code inside a text: from `B20-B24` the five, each with or without its dot. */
function codesOf(list: string): string[] {
  return list.split(',').flatMap(each => {
    const [from = '', to = from] = each.split('-')
    const letter = from.slice(0, 1)
    const [first, last] = [Number(from.slice(1)), Number(to.slice(1))]
    if (from === to) return [from.replace('.', '\\.?')]
    return Array.from({ length: last - first + 1 }, (_, i) => `${letter}${String(first + i).padStart(2, '0')}`)
  })
}

/**
 * What a protected entry has somewhere in it, as one expression that PostgreSQL and JavaScript read alike; letters of
 * either case. Beginnings of words: `HIV/AIDS`, `B20.1`, `nevirapine`.
 */
export const protectedPattern = `(^|[^a-z0-9])(${protectedStatuses.flatMap(({ codes, words, ingredients }) => [...codesOf(codes), ...words, ...ingredients]).join('|')})`

const pattern = new RegExp(protectedPattern, 'iu')

/** What stands for a text that gives a protected status away, where nothing may not stand. */
export const sealedWord = 'Niêm phong / Sealed'

export function tellsProtected(text: string): boolean {
  return pattern.test(text)
}

/** The codes that give no protected status away, in their order. */
export function plainCodes(codes: readonly string[]): string[] {
  return codes.filter(code => !tellsProtected(code))
}
