/**
 * Whether a text is of a bearable length, whole, and has nothing that is not seen: no control characters but line breaks and tabs,
 * none that turn the direction of what follows (Unicode TR 36, 3.1), no half of a letter.
 */
export function isPlainText(text: string, longest: number): boolean {
  return text.length <= longest && !/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|\p{Noncharacter_Code_Point}/u.test(text)
}
