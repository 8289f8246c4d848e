/** The same keys, in any words. */
export type SameKeys<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : SameKeys<Words[Key]> }

/** The words of a page: a key that one language lacks, or has alone, does not compile. */
export function words<const Vi extends object>(vi: Vi, en: NoInfer<SameKeys<Vi>>): { readonly vi: Vi; readonly en: SameKeys<Vi> } {
  return { vi, en }
}

/** Words for each value of an enum: one that is missing, or that the graph no longer has, does not compile. */
export const of =
  <Code extends string>() =>
  <const Words extends Readonly<Record<Code, string>>>(each: Words): Words =>
    each
