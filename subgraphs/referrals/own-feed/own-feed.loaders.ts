import { sql } from 'kysely'
import { accessLogLoader, homeOfReader } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import type { Database } from '../../../kit/database.js'
import { lastTold, noticeLoader } from '../../../kit/own-pages.js'
import { dayOf, startOfDay } from '../../../kit/vn/day-sql.js'
import type { ReferralRights } from '../referral/referral.access.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { paperWaits, soonDays, toldSteps } from './notice.rules.js'
import { ownPersons } from './own-feed.access.js'

export interface FeedReading {
  readonly rights: ReferralRights
  readonly now: Date
  readonly today: string
}

const ids = idsOfPerson(sql`k`)

export function ownFeedLoaders(db: Database, viewer: Viewer, { rights, now, today }: FeedReading) {
  const seen = ownPersons(viewer)
  const told = sql`r.resident_id = any(${ids}) and ${rights.visible} and ${rights.clinical}`
  const day = sql`${today}::date`
  const steps = sql`select s.at, s.move as what, s.version::text as label, 'Referral' as type, r.id,
      case when s.move = 'acceptReferral' then r.planned_on end as due, (s.move <> 'acceptReferral' or r.status <> 'ACCEPTED') as done
    from referrals.referral r join referrals.referral_step s on s.referral_id = r.id where ${told} and s.move = any(${Object.keys(toldSteps)}::text[])`
  const paper = { knownOn: sql`r.signed_on`, dueOn: dayOf(sql`r.valid_until`), soonDays: soonDays.PAPER_ENDING }
  const papers = sql`select ${startOfDay(lastTold(paper, day))} as at, 'PAPER_ENDING' as what, null as label, 'Referral' as type, r.id,
      ${paper.dueOn} as due, false as done
    from referrals.referral r where ${told} and r.valid_until is not null and r.status = any(${paperWaits}::text[])`
  const visit = { knownOn: dayOf(sql`coalesce(c.written_at, r.status_since)`), dueOn: sql`t.due_on`, soonDays: soonDays.NEXT_VISIT }
  // A visit that is settled is not told again.
  const until = sql`least(${day}, coalesce(${dayOf(sql`t.settled_at`)}, ${day}))`
  const visits = sql`select ${startOfDay(lastTold(visit, until))} as at, 'NEXT_VISIT' as what, null as label, 'FollowUp' as type, t.id,
      t.due_on as due, t.outcome is not null as done
    from referrals.referral r join referrals.follow_up t on t.referral_id = r.id and t.kind = 'NEXT_VISIT'
      left join referrals.counter_referral c on c.referral_id = r.id where ${told}`
  return {
    referralNotices: noticeLoader(db, { seen, kinds: [steps, papers, visits], now }),
    referralAccessLog: accessLogLoader(db, { seen, ids, home: homeOfReader(viewer) }),
  }
}
