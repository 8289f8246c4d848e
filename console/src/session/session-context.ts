import { createContext, useContext } from 'react'
import type { Session } from './session'
import type { Viewer } from './viewer'

interface SignedIn {
  readonly session: Session
  readonly viewer: Viewer
}

export const SignedInContext = createContext<SignedIn | undefined>(undefined)

export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext)
  if (!signedIn) throw new Error('asked for the viewer where nobody is signed in')
  return signedIn
}

export const useViewer = (): Viewer => useSignedIn().viewer
