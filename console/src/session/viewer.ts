import { z } from 'zod/mini'

/** Who is signed in, as their token says it. Only for what is shown first: what they may do is the hub's to say. */
const claims = z.object({
  sub: z.string(),
  role: z.string(),
  facility: z.optional(z.string()),
  hospital: z.optional(z.string()),
  province: z.optional(z.string()),
  resident: z.optional(z.string()),
  act_for: z.optional(z.object({ sub: z.string(), until: z.string() })),
})

export type Viewer = z.infer<typeof claims> & { readonly name: string }

/** Reads the middle part of a token; it was signed for the hub, not for this page, so nothing here is trusted further. */
export function viewerOf(token: string, name: string | undefined): Viewer {
  const [, payload = ''] = token.split('.')
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
  const parsed = claims.parse(JSON.parse(new TextDecoder().decode(bytes)))
  return { ...parsed, name: name ?? parsed.sub }
}

const careRoles = new Set(['nurse', 'clinician', 'signer', 'head'])
const insuranceRoles = new Set(['insurance-officer', 'insurance-head'])

/** Whether somebody works in a home, so that a ward is theirs. */
export const worksInHome = ({ role, facility }: Viewer) => facility !== undefined && careRoles.has(role)

export const worksInHospital = ({ hospital }: Viewer) => hospital !== undefined

export const worksInInsurance = ({ role }: Viewer) => insuranceRoles.has(role)

const admittingRoles = new Set(['nurse', 'head'])

/** Whether somebody admits to a home, so that files of residents are theirs to send. */
export const importsResidents = ({ role, facility }: Viewer) => facility !== undefined && admittingRoles.has(role)

export const importsCards = (viewer: Viewer) => worksInInsurance(viewer) && viewer.province !== undefined
