import type { Language } from '../../../kit/errors.js'
import type { Paper, PaperBlock } from '../../../kit/paper/paper.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import type { CardSource } from '../card/card.rules.js'
import type { CoverageDecision, CoverageStep } from '../coverage/decision.rules.js'
import type { CoverageFacts, VisitFacts } from '../coverage/facts.rules.js'
import * as texts from './statement-text.rules.js'

// Terms
//   statement   phiếu kết quả tra cứu: a kept check on paper, in one language; it says what was found, and promises nothing

/** What a statement reads of a kept check. */
export interface StatedCheck {
  readonly personName: string | null
  readonly personBirthDate: string | null
  readonly askedAt: Date
  readonly askedRole: string
  readonly askedOrganisation: string | null
  readonly source: CardSource
  readonly gatewayCode: string | null
  readonly facts: CoverageFacts
  readonly answer: CoverageDecision
}

export interface Issue {
  readonly number: string
  readonly verifyUrl: string
  readonly language: Language
  readonly issuedAt: Date
}

type Say = (key: keyof typeof texts.words) => string

export function statementOf(check: StatedCheck, { number, verifyUrl, language, issuedAt }: Issue): Paper {
  const say: Say = key => texts.words[key][language]
  const fact = (key: keyof typeof texts.words, text: string): PaperBlock => ({ kind: 'fact', label: say(key), text })
  const { personName, personBirthDate, answer } = check
  return {
    language,
    number,
    title: say('title'),
    blocks: [
      fact('number', number),
      fact('issued', momentIn(issuedAt, language)),
      fact('name', personName?.normalize('NFC') ?? say('notGiven')),
      fact('birthDate', personBirthDate ? texts.dayIn(personBirthDate, language) : say('notGiven')),
      { kind: 'heading', text: say('asked') },
      ...asked(check.facts, language).map(([key, text]) => fact(key, text)),
      { kind: 'heading', text: say('result') },
      { kind: 'answer', text: answerLine(answer, language) },
      ...answered(answer, language).map(([key, text]) => fact(key, text)),
      ...listed(say('steps'), answer.steps.map((step, index) => stepBlock(step, index + 1, language))),
      ...listed(say('warnings'), answer.warnings.map(warning => item(warning[language]))),
      ...listed(say('whatWouldChange'), answer.whatWouldChange.map(change => item(changeLine(change, language)))),
      { kind: 'heading', text: say('origin') },
      ...origin(check, language).map(([key, text]) => fact(key, text)),
      { kind: 'note', text: say('note') },
    ],
    verify: { url: verifyUrl, text: say('verify') },
    pageOf: (page, pages) => (language === 'vi' ? `Trang ${page}/${pages}` : `Page ${page} of ${pages}`),
    issuedAt,
  }
}

type Told = readonly [key: keyof typeof texts.words, text: string]

function asked({ on, visit, bill }: CoverageFacts, language: Language): Told[] {
  const place = visit?.place.code ?? texts.words.registeredPlace[language]
  return [
    ['day', texts.dayIn(on, language)],
    ['place', place],
    ...(visit ? askedVisit(visit, language) : []),
    ...(bill == null ? [] : [['bill', texts.moneyIn(bill, language)] as const]),
  ]
}

function askedVisit({ setting, paper, circumstances, diagnoses }: VisitFacts, language: Language): Told[] {
  const told: Told[] = []
  if (setting) told.push(['setting', texts.settingWords[setting][language]])
  if (paper) told.push(['slip', slipIn(paper, language)])
  if (circumstances.length > 0) told.push(['circumstances', circumstances.map(each => texts.circumstanceWords[each][language]).join('; ')])
  if (diagnoses.length > 0) told.push(['diagnoses', diagnoses.join(', ')])
  return told
}

function slipIn({ signedOn, validUntil }: NonNullable<VisitFacts['paper']>, language: Language): string {
  if (!signedOn) return texts.words.unsigned[language]
  const [signed, until] = [texts.dayIn(signedOn, language), validUntil && texts.dayIn(validUntil, language)]
  if (language === 'vi') return until ? `ký ngày ${signed}, có giá trị đến ${until}` : `ký ngày ${signed}`
  return until ? `signed ${signed}, good until ${until}` : `signed ${signed}`
}

/** What is read first. Not knowing never reads like a no. */
export function answerLine(answer: CoverageDecision, language: Language): string {
  switch (answer.outcome) {
    case 'COVERED': {
      const percent = texts.percentIn(answer.percent, language)
      if (answer.percent === 100) return language === 'vi' ? `Được hưởng ${percent}` : `Covered: ${percent}`
      return language === 'vi' ? `Được hưởng một phần: ${percent}` : `Covered in part: ${percent}`
    }
    case 'NOT_COVERED':
      return language === 'vi' ? 'Không được hưởng' : 'Not covered'
    case 'COULD_NOT_CHECK':
      return language === 'vi' ? 'Chưa xác định được' : 'Could not be determined'
  }
}

function answered(answer: CoverageDecision, language: Language): Told[] {
  switch (answer.outcome) {
    case 'COVERED':
      return [['validity', answer.validUntil ? texts.dayIn(answer.validUntil, language) : texts.words.open[language]]]
    case 'NOT_COVERED':
      return [['reason', answer.message[language]]]
    case 'COULD_NOT_CHECK':
      return [
        ['reason', answer.message[language]],
        ['nextStep', answer.nextStep[language]],
      ]
  }
}

function stepBlock({ ruleId, version, fact, legalBasis, effect }: CoverageStep, number: number, language: Language): PaperBlock {
  const { words } = texts
  const rule = version ? `${ruleId}@${version}` : ruleId
  const details = [
    `${words.effect[language]}: ${effect[language]}`,
    `${words.legalBasis[language]}: ${legalBasis}`,
    `${words.rule[language]}: ${rule}`,
  ]
  return { kind: 'step', number, text: fact[language], details }
}

function changeLine({ text, percent }: { readonly text: Bilingual; readonly percent: number }, language: Language): string {
  return `${text[language]}: ${texts.percentIn(percent, language)}`
}

function origin({ source, gatewayCode, answer, askedAt, askedRole, askedOrganisation }: StatedCheck, language: Language): Told[] {
  const named = texts.sources[source][language]
  const role = texts.roleIn(askedRole, language)
  return [
    ['source', gatewayCode ? `${named} (${gatewayCode})` : named],
    ['asOf', momentIn(answer.asOf ?? askedAt, language)],
    ['askedAt', momentIn(askedAt, language)],
    ['askedBy', askedOrganisation ? `${role}, ${askedOrganisation}` : role],
  ]
}

function momentIn(at: Date, language: Language): string {
  const day = texts.dayIn(localDateOf(at), language)
  return language === 'vi' ? `${texts.timeIn(at)} ngày ${day}` : `${day} ${texts.timeIn(at)} (Viet Nam)`
}

const item = (text: string): PaperBlock => ({ kind: 'item', text })

const listed = (heading: string, blocks: readonly PaperBlock[]): PaperBlock[] => (blocks.length > 0 ? [{ kind: 'heading', text: heading }, ...blocks] : [])
