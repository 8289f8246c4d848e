import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { z } from 'zod'

const executablePath = process.env.HUB_TEST_CHROMIUM ?? '/usr/bin/chromium'

/** Whether tests in a browser can be run here; where not, it is said once. */
export const hasBrowser = existsSync(executablePath)
if (!hasBrowser && process.env.HUB_TEST_CHROMIUM) throw new Error(`HUB_TEST_CHROMIUM names no browser: ${executablePath}`)
if (!hasBrowser) process.stdout.write('Not run here: no Chromium; install it or set HUB_TEST_CHROMIUM.\n')

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export const desk = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** Everything the page asked for. */
  readonly asked: string[]
  /** Errors of the page, and what its content policy refused. */
  readonly complaints: string[]
}

export interface WindowOptions {
  readonly language?: 'vi' | 'en'
  readonly viewport?: { readonly width: number; readonly height: number }
}

/** A window of somebody's own, as on a machine of their own. */
export async function openWindow(browser: Browser, { language = 'vi', viewport = desk }: WindowOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport, locale: language === 'vi' ? 'vi-VN' : 'en-GB', timezoneId: 'Asia/Ho_Chi_Minh' })
  await context.addInitScript(chosen => window.localStorage.setItem('hub.language', chosen), language)
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  return { page, context, asked, complaints }
}

/** Opens a page of the console and signs in as somebody of the demo: their id in `start/identity/people.ts`. */
export async function signIn({ page }: Window, url: string, person: string, path = '/'): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click()
  await page.locator(`button[name="person"][value="${person}"]`).click()
  await page.waitForSelector('#page-title')
}

interface Windows {
  /** A window of somebody's own, at no page yet. */
  readonly open: (options?: WindowOptions) => Promise<Window>
  /** One in which somebody has signed in. */
  readonly openAs: (url: string, person: string, path?: string, options?: WindowOptions) => Promise<Window>
}

/** The windows of a suite, each as on a machine of its own; shut when the test ends. */
export function browserWindows(): Windows {
  let browser: Browser
  let opened: Window[] = []
  // What a tab keeps of each sign-in: the second window of the same person goes on with it, which saves the way to the provider.
  const signedIn = new Map<string, Readonly<Record<string, string>>>()
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    await Promise.all(opened.map(({ context }) => context.close()))
    opened = []
  })
  afterAll(() => browser?.close())
  const open = async (options?: WindowOptions) => {
    const window = await openWindow(browser, options)
    opened.push(window)
    return window
  }
  const openAs = async (url: string, person: string, path = '/', options?: WindowOptions) => {
    const window = await open(options)
    const known = signedIn.get(`${url} ${person}`)
    if (known) await goOn(window, `${url}${path}`, known)
    else signedIn.set(`${url} ${person}`, await begin(window, url, person, path))
    return window
  }
  return { open, openAs }
}

async function begin(window: Window, url: string, person: string, path: string): Promise<Readonly<Record<string, string>>> {
  await signIn(window, url, person, path)
  return window.page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage).filter(([key]) => key.startsWith('oidc.user:'))))
}

async function goOn({ page, context }: Window, address: string, kept: Readonly<Record<string, string>>): Promise<void> {
  await context.addInitScript(entries => {
    if (sessionStorage.getItem('begun')) return
    sessionStorage.setItem('begun', 'yes')
    for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value)
  }, kept)
  await page.goto(address)
  await page.waitForSelector('#page-title')
}

/** Every section has its answer: nothing loads any more. */
export async function isSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))

/** What axe finds wrong on the page as it stands: each rule with what breaks it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await isSettled(page)
  await isStill(page)
  await page.evaluate(axe)
  const violations = found.parse(await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then(result => result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))'))
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`))
}

/** Whether the page is wider than its window. */
export async function isTooWide(page: Page): Promise<boolean> {
  await isStill(page)
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** The menu moves in and out when a window gets another width: what moves has come to its end. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}
