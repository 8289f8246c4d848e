import type { Role } from '../../../kit/auth.js'

/** How a token stands to the person and the referral of the tests. */
export const stances = ['home', 'province', 'country', 'person', 'receiver', 'issuer'] as const
export type Stance = (typeof stances)[number]

/** Role → the stances in which it may. */
export type Doing = Partial<Record<Role, readonly Stance[]>>
