/** What a check of typed text gives back: the value as it is to be stored, or a coded problem. */
export type Checked<Value, Problem extends string> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** One text in both languages of the hub. */
export interface Bilingual {
  vi: string
  en: string
}
