import { codeWords } from './code-words'
import { commonWords } from './common-words'
import { coverageListWords } from '../coverage/coverage-list-words'
import { coverageWords } from '../coverage/coverage-words'
import { keptWords } from '../coverage/kept-words'
import { referWords } from '../referrals/refer-words'
import { referralWords } from '../referrals/referral-words'
import { worklistWords } from '../referrals/worklist-words'
import { checkWords } from '../residents/check-words'
import { residentWords } from '../residents/resident-words'
import { residentsWords } from '../residents/residents-words'
import { rowsWords } from '../rows/import-words'
import { todayWords } from '../today/today-words'
import { wardWords } from '../ward/ward-words'

/** The words of every page, by the page's name. */
export const dictionaries = {
  common: commonWords,
  codes: codeWords,
  today: todayWords,
  worklist: worklistWords,
  referral: referralWords,
  refer: referWords,
  coverage: coverageWords,
  coverageList: coverageListWords,
  keptCheck: keptWords,
  residents: residentsWords,
  resident: residentWords,
  check: checkWords,
  ward: wardWords,
  rows: rowsWords,
}

type Dictionaries = typeof dictionaries

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: { [Name in keyof Dictionaries]: Dictionaries[Name]['vi'] }
    returnNull: false
  }
}
