import { act, renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { describe, expect, it } from 'vitest'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { importExplained } from '@/lib/run-task/import-launch'
import type { LaunchInput } from '@/lib/run-task/schema'
import { createLaunchStore } from '../form-state/launch-store'
import { useImport } from './use-import'
import { usePrefill } from './use-prefill'

const home = { accountId: '111122223333', region: 'us-east-1' }
const given = toDefaultValues({
  taskDefinition: 'job:3',
  cluster: 'demo',
  count: 2,
  overrides: { containerOverrides: [{ name: 'app', command: ['old'] }] },
})

function takeIn(pasted: unknown): LaunchInput {
  const { result } = renderHook(() => {
    const form = useForm<LaunchInput>({ defaultValues: given })
    const prefill = usePrefill(form, createLaunchStore(form.getValues), undefined)
    return { form, imports: useImport(prefill, home) }
  })
  const imported = importExplained(JSON.stringify(pasted))
  if ('error' in imported) throw new Error(imported.error)
  act(() => result.current.imports.take(imported, 'a text'))
  return result.current.form.getValues()
}

describe('an import', () => {
  it('replaces the whole form with a request', () => {
    const { count, overrides } = takeIn({ taskDefinition: 'other' })
    expect([count, overrides?.containerOverrides]).toEqual([1, []])
  })

  it('puts overrides alone over the form’s, and leaves the rest', () => {
    expect(takeIn({ containerOverrides: [{ name: 'app', command: ['new'] }] })).toMatchObject({
      taskDefinition: 'job:3',
      cluster: 'demo',
      count: 2,
      overrides: { containerOverrides: [{ name: 'app', command: ['new'] }] },
    })
  })

  it('puts a network alone into the form, and leaves the rest', () => {
    expect(takeIn({ awsvpcConfiguration: { subnets: ['subnet-1'] } })).toMatchObject({
      taskDefinition: 'job:3',
      overrides: { containerOverrides: [{ name: 'app', command: ['old'] }] },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    })
  })
})
