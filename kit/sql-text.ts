/** `%`, `_` and `\` are text to the one who searches. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, character => `\\${character}`)
}
