import { matchPath } from 'react-router'
import { type ScriptedPage, scriptedPage } from './ui/scripted-page'

/** Every page beside Today, by its path. */
export const routes: readonly (ScriptedPage & { readonly path: string })[] = [
  { path: '/referrals', ...scriptedPage(() => import('./referrals/worklist-page')) },
  { path: '/referrals/:id', ...scriptedPage(() => import('./referrals/referral-page')) },
  { path: '/coverage/*', ...scriptedPage(() => import('./coverage/coverage-page')) },
  { path: '/residents', ...scriptedPage(() => import('./residents/residents-page')) },
  { path: '/residents/:id', ...scriptedPage(() => import('./residents/resident-page')) },
  { path: '/residents/:id/refer', ...scriptedPage(() => import('./referrals/refer-page')) },
  { path: '/residents/:id/check', ...scriptedPage(() => import('./residents/check-page')) },
  { path: '/ward', ...scriptedPage(() => import('./ward/ward-page')) },
  { path: '/imports/:kind', ...scriptedPage(() => import('./rows/import-page')) },
]

/** Fetches the script of the page at a path. That it could not be had, the page itself says. */
export async function fetchPageAt(pathname: string): Promise<void> {
  await routes.find(({ path }) => matchPath(path, pathname))?.fetchScript().catch(() => {})
}
