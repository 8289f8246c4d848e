import { print, type DocumentNode } from 'graphql'

/** Documents sent to subgraphs belong to cached plans, so each is printed once in its life. */
const texts = new WeakMap<DocumentNode, string>()

export function keepText(document: DocumentNode, text: string): void {
  texts.set(document, text)
}

export function textOf(document: DocumentNode): string {
  let text = texts.get(document)
  if (text === undefined) {
    text = print(document)
    texts.set(document, text)
  }
  return text
}
