/** Whether a text is of a bearable length and has no control characters but line breaks and tabs. */
export function isPlainText(text: string, longest: number): boolean {
  return text.length <= longest && !/[^\P{Cc}\n\t]/u.test(text)
}
