'use client'

import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { createContext, use, useEffect, useEffectEvent, useState } from 'react'
import { onSignedInElsewhere } from '@/components/data/drafts'
import { createLazyPart } from '@/components/ui/lazy-part'
import { TextButton } from '@/components/ui/text-button'

const Methods = createContext<readonly string[]>([])

/** The ways to sign in that the server offers. */
export const SignInMethodsProvider = Methods.Provider

const dialogPart = createLazyPart(() => null, true)
const SignInDialog = dynamic(
  () => dialogPart.load(async () => (await import('./sign-in-dialog')).SignInDialog),
  { ssr: false, loading: dialogPart.Loading },
)

/** Signs in beside the page, which goes on where it was; so it does after a sign-in in another tab. */
export function SignInAgain() {
  const methods = use(Methods)
  const client = useQueryClient()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  function goOn() {
    setIsOpen(false)
    // A page may say several times that its session has ended.
    void client.refetchQueries({ type: 'active' }, { cancelRefetch: false })
    // Who is signed in stands in the frame of the page.
    router.refresh()
  }
  const hear = useEffectEvent(goOn)
  useEffect(() => onSignedInElsewhere(() => hear()), [])
  return (
    <>
      <TextButton onClick={() => setIsOpen(true)}>Sign in again</TextButton>
      {isOpen && (
        <SignInDialog methods={methods} onSignedIn={goOn} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}
