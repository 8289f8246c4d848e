import { isPlainText } from '../../../kit/vn/plain-text.js'

// Terms
//   attachment   tệp đính kèm: a paper or picture that goes with a referral; judged by what is in it, never by its name

/** What may be attached, with the endings under which it is known. */
export const mediaTypes = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
} as const satisfies Record<string, readonly string[]>
export type MediaType = keyof typeof mediaTypes

/** Bytes: as base64 in a request it fits below the limit of a body. */
export const largestFile = 2 * 1024 * 1024
/** Of one referral, withdrawn ones too, so that the list stays closed. */
export const mostAttachments = 20
/** Files whose bytes one request may ask for: as base64 they fit below the limit of a sector’s answer, 8 MiB. */
export const mostContents = 2
const longestName = 120

export type FileProblem = 'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_TYPE_REFUSED' | 'FILE_NAME_INVALID' | 'FILE_NAME_MISLEADING'

export interface GivenFile {
  readonly fileName: string
  readonly size: number
  /** What its content says it is; undefined when nothing is known of it. */
  readonly mediaType: string | undefined
}

/** What is wrong with a file, the first thing; undefined when it may be attached. */
export function fileProblem({ fileName, size, mediaType }: GivenFile): FileProblem | undefined {
  if (size === 0) return 'FILE_EMPTY'
  if (size > largestFile) return 'FILE_TOO_LARGE'
  const type = mediaType === undefined ? undefined : mediaTypeOf(mediaType)
  if (!type) return 'FILE_TYPE_REFUSED'
  const name = cleanFileName(fileName)
  if (!name) return 'FILE_NAME_INVALID'
  const endings: readonly string[] = mediaTypes[type]
  return endings.includes(endingOf(name)) ? undefined : 'FILE_NAME_MISLEADING'
}

export function mediaTypeOf(text: string): MediaType | undefined {
  const known: readonly string[] = Object.keys(mediaTypes)
  return known.includes(text) ? (text as MediaType) : undefined
}

/** The name without the folders a browser may send, in one form of the marks; undefined when nothing usable is left. */
export function cleanFileName(given: string): string | undefined {
  const name = (given.normalize('NFC').split(/[\\/]/).at(-1) ?? '').trim()
  const isUsable = name.length <= longestName && isPlainText(name, longestName) && !/[\n\t\p{Cf}<>:"|?*]/u.test(name) && /^[^.].*\.[^.]+$/u.test(name)
  return isUsable ? name : undefined
}

function endingOf(name: string): string {
  return name.split('.').at(-1)?.toLowerCase() ?? ''
}

/** Exactly what base64 is (RFC 4648, padded); Node would skip what is not. */
export function decodeBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return Buffer.from(text, 'base64')
}
