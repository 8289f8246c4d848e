import { htmlPage } from '../../kit/html-page.js'
import type { Bilingual } from '../../kit/vn/types.js'
import type { DemoPerson } from './people.js'

/** The pages of the demo's sign-in. */
function page(title: Bilingual, body: string): string {
  return htmlPage(title, style, `<h1>${both(title)}</h1>\n${body}`)
}

export const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}
main{max-width:44rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.25rem}
ul{list-style:none;margin:0;padding:0}
button{font:inherit;text-align:left;width:100%;margin:.25rem 0;padding:.5rem .75rem;color:inherit;background:#fff;border:1px solid #767676;border-radius:4px;cursor:pointer}
button:hover,button:focus{background:#eef4ff;outline:2px solid #0b57d0}
small{display:block;color:#4a4a4a}`

const fictional: Bilingual = {
  vi: 'Mọi người ở đây đều hư cấu, không ai có mật khẩu. Trang này chỉ có trong bản dùng thử.',
  en: 'Everybody here is fictional and nobody has a password. This page is in the demo only.',
}

/** Whom to be. */
export function choicePage(people: readonly DemoPerson[], action: string): string {
  const buttons = people.map(
    ({ id, name, work }) => `<li><button name="person" value="${id}"><b>${name}</b><small>${work.vi}</small><small lang="en">${work.en}</small></button></li>`,
  )
  return page(
    { vi: 'Đăng nhập dùng thử', en: 'Sign in to the demo' },
    `${paragraphs(fictional)}
<form method="post" action="${action}"><ul>
${buttons.join('\n')}
</ul></form>`,
  )
}

/** What stands at the address itself. */
export function welcomePage(people: readonly DemoPerson[], issuer: string): string {
  const lines = people.map(({ id, name, work }) => `<li><b>${name}</b> <code>${id}</code><small>${work.vi}</small><small lang="en">${work.en}</small></li>`)
  return page(
    { vi: 'Nơi đăng nhập dùng thử', en: 'The sign-in of the demo' },
    `${paragraphs(fictional)}
${paragraphs({ vi: 'Ứng dụng tìm thấy nơi này qua', en: 'Applications find it by' })}
<p><code>${issuer}/.well-known/openid-configuration</code></p>
<ul>
${lines.join('\n')}
</ul>`,
  )
}

/** `form` is the provider's own, with a token against forgery; the buttons belong to it. */
export function signOutPage(form: string): string {
  return page(
    { vi: 'Đăng xuất?', en: 'Sign out?' },
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${both({ vi: 'Đăng xuất', en: 'Sign out' })}</button>
<button type="submit" form="op.logoutForm">${both({ vi: 'Ở lại', en: 'Stay' })}</button>`,
  )
}

export function signedOutPage(): string {
  return page({ vi: 'Đã đăng xuất', en: 'Signed out' }, paragraphs({ vi: 'Bạn có thể đóng trang này.', en: 'You may close this page.' }))
}

/** The code is one of OAuth's own words. Nothing that was sent is shown again. */
export function errorPage(code: string): string {
  return page(
    { vi: 'Không đăng nhập được', en: 'The sign-in failed' },
    `${paragraphs({ vi: 'Hãy quay lại ứng dụng và thử lại.', en: 'Go back to the application and try again.' })}
<p><code>${code}</code></p>`,
  )
}

function both({ vi, en }: Bilingual): string {
  return `${vi} <span lang="en">– ${en}</span>`
}

function paragraphs({ vi, en }: Bilingual): string {
  return `<p>${vi}</p>\n<p lang="en">${en}</p>`
}
