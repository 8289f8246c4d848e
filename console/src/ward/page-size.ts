/** A ward is worked down on a phone too: as many lines as a few screens hold. */
export const pageSize = 10
