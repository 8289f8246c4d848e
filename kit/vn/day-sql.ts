import { type RawBuilder, sql } from 'kysely'

/** The first instant of a day in Viet Nam. */
export const startOfDay = (day: RawBuilder<unknown>) => sql`(${day}::timestamp at time zone 'Asia/Ho_Chi_Minh')`

/** The day of an instant in Viet Nam. */
export const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')::date`
