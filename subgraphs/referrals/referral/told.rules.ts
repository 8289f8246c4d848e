import { plainCodes, sealedWord, tellsProtected } from '../../../kit/vn/protected-status.rules.js'

/** What a viewer may be told of a referral, or of what hangs on it. */
export interface ProtectedToo {
  readonly protectedToo: boolean
}

/** The codes as far as they may be told: those that tell of HIV are left out (Luật 71/2020 Đ30). */
export function toldCodes({ protectedToo }: ProtectedToo, codes: readonly string[]): string[] {
  return protectedToo ? [...codes] : plainCodes(codes)
}

/** A text as far as it may be told: one that tells of HIV says that it is sealed. Free text is judged by words and codes, and by no reader. */
export function toldText<Text extends string | null>({ protectedToo }: ProtectedToo, text: Text): Text | string {
  return protectedToo || text === null || !tellsProtected(text) ? text : sealedWord
}

/** Several texts of one thing. */
export function toldTexts<Thing extends object, Name extends keyof Thing>(by: ProtectedToo, thing: Thing & Readonly<Record<Name, string | null>>, names: readonly Name[]): Thing {
  const told = Object.fromEntries(names.map(name => [name, toldText(by, thing[name])]))
  return { ...thing, ...told }
}
