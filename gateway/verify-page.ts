import { htmlPage } from '../kit/html-page.js'
import type { IssuedPaper } from '../kit/paper/issued-paper.js'
import { type PaperKind, paperKinds } from '../kit/paper/paper-kinds.js'
import type { Bilingual } from '../kit/vn/types.js'

export type Verdict =
  | { readonly is: 'issued'; readonly kind: PaperKind; readonly paper: IssuedPaper }
  | { readonly is: 'unknown' }
  | { readonly is: 'unchecked' }

/** What anybody with a code may read: that the paper exists, and by what to compare a file. Nothing about who it is of. */
export function verifyPage(verdict: Verdict): string {
  const title = titles[verdict.is]
  const [vi, en] = [linesOf(verdict, 'vi'), linesOf(verdict, 'en')]
  const of = (lines: readonly string[]) => lines.map(line => `\n<p>${line}</p>`).join('')
  return htmlPage(
    title,
    verifyStyle,
    `<section><h1>${title.vi}</h1>${of(vi)}</section>
<section lang="en"><h2>${title.en}</h2>${of(en)}</section>`,
  )
}

export const verifyStyle = `body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}
main{max-width:40rem;margin:0 auto;padding:1.5rem}
section{padding:1rem 0}
section+section{border-top:1px solid #767676}
h1,h2{font-size:1.25rem;margin:0 0 .5rem}
code{overflow-wrap:anywhere}`

const titles: Record<Verdict['is'], Bilingual> = {
  issued: { vi: 'Phiếu do hệ thống phát hành', en: 'The hub issued this paper' },
  unknown: { vi: 'Mã này không thuộc phiếu nào', en: 'This code belongs to no paper' },
  unchecked: { vi: 'Chưa kiểm tra được lúc này', en: 'Cannot be checked now' },
}

function linesOf(verdict: Verdict, language: keyof Bilingual): string[] {
  switch (verdict.is) {
    case 'issued':
      return issuedLines(verdict)[language]
    case 'unknown':
      return [unknown[language]]
    case 'unchecked':
      return [unchecked[language]]
  }
}

function issuedLines({ kind, paper: { number, issuedOn, sha256 } }: Extract<Verdict, { is: 'issued' }>) {
  const { name } = paperKinds[kind]
  return {
    vi: [
      `${name.vi} số <code>${number}</code>, phát hành ngày ${issuedOn.split('-').toReversed().join('/')}.`,
      `Mã SHA-256 của tệp, để so sánh: <code>${sha256}</code>`,
      'Trang này không cho biết phiếu của ai và ghi gì.',
    ],
    en: [
      `${name.en}, number <code>${number}</code>, issued on ${issuedOn}.`,
      `SHA-256 of the file, to compare: <code>${sha256}</code>`,
      'This page does not tell whose paper it is or what it says.',
    ],
  }
}

const unknown: Bilingual = {
  vi: 'Hệ thống không phát hành phiếu nào mang mã này. Hãy so lại từng ký tự với mã in trên phiếu.',
  en: 'The hub issued no paper with this code. Compare it, letter by letter, with the one printed on the paper.',
}

const unchecked: Bilingual = {
  vi: 'Điều này không có nghĩa là phiếu không thật. Hãy thử lại sau ít phút.',
  en: 'This does not mean that the paper is not genuine. Try again in a few minutes.',
}
