import { act, renderHook } from '@testing-library/react'
import { useController, useFieldArray } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { isWrong } from './launch-store'
import { useLaunchState } from './use-launch-state'

const home = { region: 'us-east-1', accountId: '111122223333' }

function usePage() {
  const { form, store } = useLaunchState(home, initial)
  const { control } = form
  const { field } = useController({ control, name: 'group' })
  const tags = useFieldArray({ control, name: 'tags' })
  return { form, store, group: field, tags }
}

const initial = toDefaultValues({ taskDefinition: 'db-migrate:1' })
function renderPage() {
  const page = renderHook(usePage).result.current
  const judged = vi.fn()
  // Nothing but a judgement changes the state here.
  page.store.subscribe(judged)
  return { ...page, judged }
}
const findingsOf = ({ store }: ReturnType<typeof usePage>) => store.getCurrent().findings
const pathsOf = (page: ReturnType<typeof usePage>) =>
  findingsOf(page).problems.map(({ path }) => path)

describe('the launch store', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each<[change: string, act: (page: ReturnType<typeof usePage>) => void]>([
    ['a typed character', ({ group }) => group.onChange('batch')],
    ['a value that is set', ({ form }) => form.setValue('count', 3)],
    ['a whole list that is set', ({ form }) => form.setValue('tags', [{ key: 'a', value: 'b' }])],
    ['an added row', ({ tags }) => tags.append({ key: 'team', value: 'payments' })],
    ['a replaced form', ({ form }) => form.reset(toDefaultValues({ taskDefinition: 'web:2' }))],
  ])('judges %s once', (_change, change) => {
    const page = renderPage()
    act(() => void change(page))
    act(() => void vi.runAllTimers())
    expect(page.judged).toHaveBeenCalledTimes(1)
  })

  it('leaves the page as it is until a typed character is painted', () => {
    const page = renderPage()
    act(() => void page.group.onChange('batch'))
    expect(page.judged).not.toHaveBeenCalled()
    act(() => void vi.runAllTimers())
    expect(page.store.getState().findings.launch.group).toBe('batch')
  })

  it('judges what is read before the character is painted at once, and once', () => {
    const page = renderPage()
    act(() => {
      void page.group.onChange('batch')
      expect(page.store.getCurrent().findings.launch.group).toBe('batch')
    })
    act(() => void vi.runAllTimers())
    expect(page.store.getCurrent()).toBe(page.store.getState())
    expect(page.judged).toHaveBeenCalledTimes(1)
  })

  it('moves nothing below a pointer that is down: its click would be lost', () => {
    const page = renderPage()
    act(() => void page.group.onChange('batch'))
    window.dispatchEvent(new Event('pointerdown'))
    act(() => void vi.runAllTimers())
    expect(page.judged).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('pointerup'))
    act(() => void vi.runAllTimers())
    expect(page.store.getState().findings.launch.group).toBe('batch')
    act(() => void page.group.onChange('other'))
    act(() => void vi.runAllTimers())
    expect(page.store.getState().findings.launch.group).toBe('other')
    expect(page.judged).toHaveBeenCalledTimes(2)
  })

  it('judges several changes before one frame once', () => {
    const page = renderPage()
    act(() => ['b', 'ba', 'bat'].forEach(text => void page.group.onChange(text)))
    act(() => void vi.runAllTimers())
    expect(page.judged).toHaveBeenCalledTimes(1)
  })

  it('keeps every part of the findings that did not change', () => {
    const page = renderPage()
    const before = findingsOf(page)
    act(() => void page.group.onChange('batch'))
    const after = findingsOf(page)
    expect(after.launch).not.toBe(before.launch)
    expect(after.launch.overrides).toBe(before.launch.overrides)
    expect(after.values.compute).toBe(before.values.compute)
    expect(after.problems).toBe(before.problems)
  })

  it('holds findings that later changes of the form leave as they were', () => {
    const page = renderPage()
    act(() => page.form.setValue('tags', [{ key: 'team', value: 'payments' }]))
    const before = findingsOf(page)
    const copy = structuredClone(before)
    act(() => page.form.setValue('tags.0.value', 'billing'))
    expect(before).toEqual(copy)
    expect(findingsOf(page).launch.tags).toEqual([{ key: 'team', value: 'billing' }])
  })

  it('counts a problem at an empty field as an error only once a launch was tried', () => {
    const page = renderPage()
    act(() => page.form.setValue('taskDefinition', ''))
    const problem = page.store.getCurrent().errors.get('taskDefinition')
    expect(problem).toMatchObject({ severity: 'error', isEmpty: true })
    expect(problem && [isWrong(problem, false), isWrong(problem, true)]).toEqual([false, true])
  })

  it('keeps a refused field wrong until its value changes', () => {
    const page = renderPage()
    act(() => page.form.setValue('group', 'batch'))
    act(() => page.store.setRefused([{ path: 'group', message: 'Group is not allowed.' }]))
    act(() => page.form.setValue('count', 2))
    expect(pathsOf(page)).toContain('group')
    act(() => page.form.setValue('group', 'other'))
    expect(pathsOf(page)).not.toContain('group')
    act(() => page.form.setValue('group', 'batch'))
    expect(pathsOf(page)).not.toContain('group')
  })

  it('blocks the launch for a field outside of the form until that field takes it back', () => {
    const page = renderPage()
    act(() => page.store.setOwn('likeService', 'Service web is still being read.'))
    expect([...page.store.getCurrent().errors.keys()]).toContain('likeService')
    act(() => page.store.setOwn('likeService', undefined))
    expect(pathsOf(page)).not.toContain('likeService')
  })

  it('gives each mounted form a store of its own', () => {
    const [one, other] = [renderPage(), renderPage()]
    act(() => one.store.openContainer('app'))
    expect(other.store.getState().activeContainer).toBeUndefined()
  })
})
