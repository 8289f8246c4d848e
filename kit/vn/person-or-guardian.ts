/** Who speaks of what is done with a person's data or body: they themselves, or their guardian (người giám hộ; BLDS 91/2015 Đ46–48). */
export const personOrGuardian = ['PERSON', 'GUARDIAN'] as const
export type PersonOrGuardian = (typeof personOrGuardian)[number]
