import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { describe, expect, it, vi } from 'vitest'
import { createLaunchIntents } from '@/components/data/launch-intents'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { room } from '@/lib/run-task/form/room'
import type { LaunchInput } from '@/lib/run-task/schema'
import { LaunchContextProvider } from '../../form-state/launch-context'
import { createLaunchStore } from '../../form-state/launch-store'
import { createPendingTexts } from '../../form-state/pending-texts'
import { EnvironmentTable } from './environment-table'
import { mostWholeRows } from './variable-row'

interface Variable {
  name: string
  value: string
}

/** The table of a container with these variables, beside a definition that has `LEVEL`. */
function openTable(environment: Variable[]) {
  const refuse = vi.fn<(sentence: string) => void>()
  let form: UseFormReturn<LaunchInput> | undefined
  function Page() {
    const opened = useForm<LaunchInput>({
      defaultValues: toDefaultValues({
        taskDefinition: 'job:1',
        overrides: { containerOverrides: [{ name: 'app', environment }] },
      }),
    })
    form = opened
    const context = {
      region: 'us-east-1',
      store: createLaunchStore(opened.getValues),
      pending: createPendingTexts(),
      intents: createLaunchIntents(),
      goToField: () => {},
      refuse,
      fill: () => {},
    }
    const inherited = [{ name: 'LEVEL', value: 'info' }]
    return createElement(FormProvider<LaunchInput>, {
      ...opened,
      children: createElement(
        LaunchContextProvider,
        { value: context },
        createElement(EnvironmentTable, { index: 0, inherited, secrets: [] }),
      ),
    })
  }
  render(createElement(Page), { wrapper: MantineProvider })
  return {
    refuse,
    rows: () => form?.getValues('overrides.containerOverrides.0.environment') ?? [],
  }
}

const many = (count: number): Variable[] =>
  Array.from({ length: count }, (_, index) => ({ name: `V${index}`, value: `value ${index}` }))

const field = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label)
const isWhole = (label: string) =>
  field(label).closest('.mantine-InputWrapper-root, [data-size]') !== null

describe('the variables of a container', () => {
  it('are drawn whole as long as they are few', () => {
    openTable(many(mostWholeRows))
    expect(isWhole('Variable 1 value')).toBe(true)
    expect(isWhole(`Variable ${mostWholeRows} value`)).toBe(true)
  })

  it('rest when they are many, with their texts, until one gets the focus', () => {
    const table = openTable(many(mostWholeRows + 20))
    expect(isWhole('Variable 50 value')).toBe(false)
    expect(field('Variable 50 value').value).toBe('value 49')
    act(() => {
      field('Variable 50 value').focus()
      field('Variable 50 value').setSelectionRange(2, 4)
    })
    expect(isWhole('Variable 50 value')).toBe(true)
    expect(isWhole('Variable 51 value')).toBe(false)
    expect(document.activeElement).toBe(field('Variable 50 value'))
    expect([
      field('Variable 50 value').selectionStart,
      field('Variable 50 value').selectionEnd,
    ]).toEqual([2, 4])
    act(() => screen.getByRole('button', { name: 'Remove variable 53' }).focus())
    expect(isWhole('Variable 53 value')).toBe(true)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove variable 53' }))
    fireEvent.change(field('Variable 50 value'), { target: { value: 'typed' } })
    fireEvent.change(field('Variable 52 value'), { target: { value: 'at rest' } })
    expect([table.rows()[49]?.value, table.rows()[51]?.value]).toEqual(['typed', 'at rest'])
  })

  it('are not taken where no field has room for the text', () => {
    const table = openTable(many(1))
    const text = 'x'.repeat(room.characters + 1)
    fireEvent.change(field('Variable 1 value'), { target: { value: text } })
    expect(table.refuse).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('was left out'))
    expect(table.rows()[0]?.value).toBe('value 0')
    expect(field('Variable 1 value').value).toBe('value 0')
  })

  it('of a .env file are not added where the overrides have no room for them', () => {
    const table = openTable([])
    fireEvent.click(screen.getByText('Paste .env'))
    const text = field('Text of a .env file')
    const lines = (count: number) => many(count).map(({ name, value }) => `${name}=${value}`)
    fireEvent.change(text, { target: { value: lines(2_000).join('\n') } })
    const add = screen.getByRole<HTMLButtonElement>('button', { name: 'Add 2,000 variables' })
    expect(add.disabled).toBe(true)
    expect(screen.getByRole('status').textContent).toContain('ECS accepts 8,192')
    fireEvent.change(text, { target: { value: lines(100).join('\n') } })
    fireEvent.click(screen.getByRole('button', { name: 'Add 100 variables' }))
    expect(table.rows()).toHaveLength(100)
  })
})
