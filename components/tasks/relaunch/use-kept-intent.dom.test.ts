import { renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { readStored, toDraftKey, writeStored } from '@/components/data/drafts'
import { createLaunchIntents } from '@/components/data/launch-intents'
import { readDraft, writeDraft } from '@/components/data/stored-draft'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { useKeptIntent } from './use-kept-intent'

const place = {
  accountId: '111122223333',
  principalArn: 'arn:aws:iam::111122223333:user/operator',
  region: 'us-east-1',
  origin: '/tasks/us-east-1/111122223333/demo/1',
}
const key = toDraftKey(place)
const input = toDefaultValues({ taskDefinition: 'job:1' })
const typed = toDefaultValues({ taskDefinition: 'job:1', group: 'typed' })
const ofForm = { launchId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', fingerprint: '"of the form"' }

/** A dialog, opened on a page that was just loaded. */
function openDialog() {
  const intents = createLaunchIntents()
  renderHook(() => useKeptIntent(intents, { place, input, fingerprint: '"same"' }))
  return intents
}
const kept = () => readDraft(readStored(key))

describe('a relaunch without an outcome', () => {
  beforeEach(() => sessionStorage.clear())

  it('keeps its ID from before it is sent, for the dialog and the form of the same task', () => {
    const launchId = openDialog().take('"same"')
    expect(kept()).toMatchObject({ unsettled: { launchId, fingerprint: '"same"' } })
    const again = openDialog()
    expect(again.isRepeat('"same"')).toBe(true)
    expect(again.take('"same"')).toBe(launchId)
  })

  it('leaves nothing behind once it has one', () => {
    const intents = openDialog()
    intents.take('"same"')
    intents.settle()
    expect(readStored(key)).toBeUndefined()
  })

  it('leaves nothing behind where the answer comes after its page was left', () => {
    const intents = createLaunchIntents()
    const { unmount } = renderHook(() =>
      useKeptIntent(intents, { place, input, fingerprint: '"same"' }),
    )
    intents.take('"same"')
    unmount()
    intents.settle()
    expect(readStored(key)).toBeUndefined()
  })

  it('leaves alone what was typed into the form', () => {
    writeStored(key, writeDraft({ input: typed }))
    const intents = openDialog()
    intents.take('"same"')
    expect(kept()?.input.group).toBe('typed')
    intents.settle()
    expect(kept()).toEqual({ input: typed, unsettled: undefined })
  })

  it('gives back what the form sent and has no outcome for', () => {
    writeStored(key, writeDraft({ input: typed, unsettled: ofForm }))
    const intents = openDialog()
    expect(intents.getUnsettled()).toBeUndefined()
    expect(intents.take('"same"')).not.toBe(ofForm.launchId)
    intents.settle()
    expect(kept()?.unsettled).toEqual(ofForm)
  })
})
