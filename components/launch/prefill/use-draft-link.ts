'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { loadFailed } from '@/components/ui/lazy-part'
import { readDraftFragment, toDraftFragment } from '@/lib/run-task/share/draft-fragment'
import type { Place } from '@/lib/aws/arn'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { explainNoRoom } from '@/lib/run-task/form/room'
import type { LaunchInput } from '@/lib/run-task/schema'
import { withoutPlace, withPlace } from './cluster-place'
import type { Prefill } from './use-prefill'

/** What came of copying: the link to copy by hand where the browser keeps the clipboard closed. */
export interface CopiedLink {
  /** Paths of the fields whose values were left out. */
  left: string[]
  /** Only where it could not be copied. */
  link?: string
}

/** A link that carries the form, without the values that look secret; and what it opens. */
export function useDraftLink(
  getInput: () => LaunchInput,
  prefill: Prefill,
  home: Place,
  /** Says a sentence of which no field is the place. */
  say: (sentence: string) => void,
) {
  const [copied, setCopied] = useState<CopiedLink>()

  async function copy() {
    const loaded = await loadDraftText()
    if (!loaded) return say(loadFailed)
    const [{ withoutSecrets }, { toDraftText }] = loaded
    const { input, left } = withoutSecrets(withPlace(getInput(), home))
    const { origin, pathname } = window.location
    const link = `${origin}${pathname}${toDraftFragment(await toDraftText(input), left)}`
    setCopied({ left, ...(!(await writeClipboard(link)) && { link }) })
  }

  const open = useEffectEvent(async () => {
    const { hash, pathname, search } = window.location
    const fragment = readDraftFragment(hash)
    if (!fragment) return
    const loaded = await loadDraftText()
    // The address still holds the form, for a reload.
    if (!loaded) return say(loadFailed)
    // Out of the address bar, and so out of bookmarks and screenshots.
    window.history.replaceState(window.history.state, '', pathname + search)
    const [, { fromDraftText }] = loaded
    const input = await fromDraftText(fragment.text)
    const noRoom = input && explainNoRoom(input)
    if (noRoom) prefill.say({ title: `The draft link can’t be opened. ${noRoom}` })
    else if (input)
      prefill.replace(toDefaultValues(withoutPlace(input, home)), {
        title: 'Opened from a draft link',
        left: fragment.left,
      })
    else prefill.say({ title: 'The draft link can’t be read. Part of it may be missing.' })
  })
  useEffect(() => {
    const openNow = () => void open()
    openNow()
    window.addEventListener('hashchange', openNow)
    return () => window.removeEventListener('hashchange', openNow)
  }, [])

  return { copy, copied, dismiss: () => setCopied(undefined) }
}

/** Undefined where the connection or the server is gone. */
const loadDraftText = () =>
  Promise.all([
    import('@/lib/run-task/share/without-secrets'),
    import('@/lib/run-task/share/draft-text'),
  ]).catch(() => undefined)

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
