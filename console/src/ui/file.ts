/** Hands a file to the browser, which keeps it where it keeps what is fetched. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** A file as the hub hands it out: its bytes as base64. */
export function fileOf({ content, mediaType }: { readonly content: string; readonly mediaType: string }): Blob {
  return new Blob([Uint8Array.from(atob(content), letter => letter.charCodeAt(0))], { type: mediaType })
}
