import type { Viewer } from './auth.js'
import type { Language } from './errors.js'
import type { InboxState } from './inbox.js'
import type { Revocations } from './revocations.js'

/** What every resolver of every subgraph has at hand; a subgraph adds its database and loaders. */
export interface RequestContext {
  /** How far this sector has taken the events of the others. */
  readonly copyStates: () => Promise<InboxState[]>
  readonly revocations: Revocations
  /** Throws when the caller’s sign-in has ended or was withdrawn meanwhile: for what outlives a request. */
  readonly requireSignedIn: () => void
  readonly viewer: Viewer
  readonly now: Date
  readonly requestId: string
  readonly language: Language
  /** Notes that a person's data goes into the answer; written to the audit log before the answer leaves. */
  readonly noteRead: (residentId: string, under?: typeof underSeal) => void
}

/** Beside the names of the fields of a look: it was made while the caller held the seal of the record open. */
export const underSeal = 'sealed-opening'

/** The first language the caller accepts that we speak; Vietnamese when none is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.trim().toLowerCase()
    if (tag.startsWith('vi')) return 'vi'
    if (tag.startsWith('en')) return 'en'
  }
  return 'vi'
}
