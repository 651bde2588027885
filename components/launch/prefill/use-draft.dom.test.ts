import { act, renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeDrafts, clearDrafts, noteSessionEnded, toDraftKey } from '@/components/data/drafts'
import { createLaunchIntents } from '@/components/data/launch-intents'
import { readDraft, stripDraftText } from '@/components/data/stored-draft'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useDraft } from './use-draft'

const place = {
  accountId: '111122223333',
  principalArn: 'arn:aws:iam::111122223333:user/operator',
  region: 'us-east-1',
  origin: '',
}
const baseline = toDefaultValues({ taskDefinition: 'db-migrate:1' })
const withSecret = {
  containerOverrides: [
    {
      name: 'app',
      environment: [
        { name: 'API_TOKEN', value: 'hush' },
        { name: 'SHARD', value: '7' },
      ],
    },
  ],
}

function openForm(intents = createLaunchIntents()) {
  const onRestore = vi.fn<(input: LaunchInput, wasLaunched: boolean) => void>()
  const { result, unmount } = renderHook(() => {
    const form = useForm<LaunchInput>({ defaultValues: baseline })
    return { form, draft: useDraft({ place, form, intents, baseline, onRestore }) }
  })
  const { form, draft } = result.current
  return { form, draft, intents, onRestore, unmount }
}

const storedText = (region = place.region) =>
  sessionStorage.getItem(toDraftKey({ ...place, region })) ?? undefined
const stored = (region = place.region) => readDraft(storedText(region))
const rest = () => act(() => void vi.advanceTimersByTime(1_000))

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    sessionStorage.clear()
    localStorage.clear()
    window.history.replaceState(null, '')
  })

  it('is stored once typing rests, and restored when the form opens again', () => {
    const first = openForm()
    act(() => first.form.setValue('group', 'batch'))
    expect(stored()).toBeUndefined()
    rest()
    expect(stored()?.input.group).toBe('batch')
    first.unmount()
    const second = openForm()
    expect(second.onRestore).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ taskDefinition: 'db-migrate:1', group: 'batch' }),
      false,
    )
  })

  it('is stored at once when the page is left', () => {
    const { form } = openForm()
    act(() => form.setValue('group', 'batch'))
    act(() => void window.dispatchEvent(new Event('pagehide')))
    expect(stored()?.input.group).toBe('batch')
  })

  it('is not kept while the form holds what it was opened with', () => {
    const { form, draft } = openForm()
    act(() => form.setValue('group', 'batch'))
    rest()
    act(() => form.setValue('group', ''))
    rest()
    expect(stored()).toBeUndefined()
    expect(draft.hasChanges()).toBe(false)
  })

  it('holds the ID of a launch before that launch is sent, and the next page sends it again', () => {
    const { intents, unmount } = openForm()
    const launchId = intents.take('{"count":1}')
    expect(stored()?.unsettled).toEqual({ launchId, fingerprint: '{"count":1}' })
    unmount()
    expect(openForm().intents.take('{"count":1}')).toBe(launchId)
  })

  it('ends with the launch: nothing that is typed later is kept', () => {
    const { form, draft } = openForm()
    act(() => form.setValue('group', 'batch'))
    rest()
    draft.drop()
    act(() => form.setValue('group', 'other'))
    rest()
    expect(stored()).toBeUndefined()
    expect(draft.hasChanges()).toBe(false)
  })

  it('is kept apart once it was launched, for the place in the history that launched it', () => {
    const first = openForm()
    act(() => first.form.setValue('group', 'batch'))
    first.draft.finish(first.form.getValues())
    first.unmount()
    const entry: unknown = window.history.state
    window.history.replaceState(null, '')
    expect(openForm().onRestore).not.toHaveBeenCalled()

    window.history.replaceState(entry, '')
    const back = openForm()
    const launched: unknown = expect.objectContaining({ group: 'batch' })
    expect(back.onRestore).toHaveBeenCalledExactlyOnceWith(launched, true)
    expect(back.intents.getUnsettled()).toBeUndefined()
    act(() => back.form.reset({ ...baseline, group: 'batch' }))
    expect(back.draft.hasChanges()).toBe(false)

    act(() => back.form.setValue('group', 'changed'))
    rest()
    expect(back.draft.hasChanges()).toBe(true)
    expect(stored()).toBeUndefined()
    back.unmount()
    expect(openForm().onRestore).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ group: 'changed' }),
      true,
    )
  })

  it('of a launched form ends when the operator starts over there', () => {
    const first = openForm()
    first.draft.finish({ ...baseline, group: 'batch' })
    first.unmount()
    const back = openForm()
    back.draft.startAnew()
    act(() => back.form.setValue('group', 'other'))
    rest()
    expect(stored()?.input.group).toBe('other')
    back.unmount()
    expect(openForm().onRestore).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ group: 'other' }),
      false,
    )
  })

  it('keeps the last 20 launched forms, without their secrets once the session has ended', () => {
    const { draft } = openForm()
    for (let launch = 0; launch < 25; launch++) {
      // Each from an entry of the history of its own.
      window.history.pushState(null, '')
      vi.advanceTimersByTime(1)
      draft.finish({ ...baseline, group: `g${launch}`, overrides: withSecret })
    }
    const forms = Object.values(sessionStorage).map(text => readDraft(String(text))?.input.group)
    expect(forms.filter(Boolean)).toEqual(Array.from({ length: 20 }, (_, at) => `g${at + 5}`))
    changeDrafts(stripDraftText)
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('hush')
    act(() => clearDrafts())
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('g24')
  })

  it('ends with the sign-out', () => {
    const { form } = openForm()
    act(() => form.setValue('group', 'batch'))
    rest()
    act(() => clearDrafts())
    act(() => form.setValue('group', 'other'))
    rest()
    expect(stored()).toBeUndefined()
  })

  it('keeps no value that looks secret once the session has ended', () => {
    const { form } = openForm()
    act(() => form.setValue('overrides', withSecret))
    rest()
    expect(storedText()).toContain('hush')
    act(() => noteSessionEnded())
    expect(storedText()).not.toContain('hush')
    expect(stored()?.input.overrides?.containerOverrides?.[0]?.environment).toMatchObject([
      { name: 'API_TOKEN', isLeftOut: true },
      { name: 'SHARD', value: '7' },
    ])
  })

  it('moves to another Region with the form', () => {
    const { form, draft } = openForm()
    act(() => form.setValue('group', 'batch'))
    rest()
    draft.moveTo({ ...place, region: 'eu-west-1' })
    expect(stored()).toBeUndefined()
    expect(stored('eu-west-1')?.input.group).toBe('batch')
  })
})
