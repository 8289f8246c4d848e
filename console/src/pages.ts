import type { Viewer } from './session/viewer'
import { importsCards, importsResidents, worksInHome, worksInInsurance } from './session/viewer'

interface Page {
  readonly name: 'today' | 'referrals' | 'coverage' | 'residents' | 'ward' | 'importResidents' | 'importCards'
  readonly path: string
  /** The letter that leads there. */
  readonly key: string
  /** Whose work it is. What a person may see on it, the hub decides. */
  readonly isFor: (viewer: Viewer) => boolean
}

const anybody = () => true

const pages: readonly Page[] = [
  { name: 'today', path: '/', key: 't', isFor: anybody },
  { name: 'referrals', path: '/referrals', key: 'r', isFor: viewer => !worksInInsurance(viewer) },
  { name: 'coverage', path: '/coverage', key: 'c', isFor: anybody },
  { name: 'residents', path: '/residents', key: 'p', isFor: anybody },
  { name: 'ward', path: '/ward', key: 'w', isFor: worksInHome },
  { name: 'importResidents', path: '/imports/residents', key: 'm', isFor: importsResidents },
  { name: 'importCards', path: '/imports/cards', key: 'm', isFor: importsCards },
]

export const pagesOf = (viewer: Viewer): readonly Page[] => pages.filter(({ isFor }) => isFor(viewer))
