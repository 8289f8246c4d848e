/** How far the hub's clock is from this machine's, in milliseconds: what is late is late by the hub's. */
let ahead = 0

export function setHubClock(now: string): void {
  ahead = Date.parse(now) - Date.now()
}

export const hubNow = (): Date => new Date(Date.now() + ahead)

const dayInVietNam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })

/** Today in Viet Nam, `yyyy-MM-dd`. */
export const hubToday = (): string => dayInVietNam.format(hubNow())
