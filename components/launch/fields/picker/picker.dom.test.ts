import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createElement, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LaunchContextProvider } from '../../form-state/launch-context'
import type { LaunchContext } from '../../form-state/launch-context'
import { createPendingTexts } from '../../form-state/pending-texts'
import type { PickerItem } from './match-typed'
import { Picker } from './picker'

const many = Array.from({ length: 5_000 }, (_, index) => ({ value: `family-${index}` }))

/** The document of tests has no layout: a list is as high as ten rows. */
function layOut() {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(30)
}

function Field({ items, onChange }: { items: PickerItem[]; onChange: (value: string) => void }) {
  const [value, setValue] = useState('')
  return createElement(Picker, {
    label: 'Family',
    what: 'Families',
    path: 'family',
    items,
    value,
    onChange: next => {
      setValue(next)
      onChange(next)
    },
  })
}

async function open(items: PickerItem[] = many) {
  const onChange = vi.fn<(value: string) => void>()
  // All that a picker takes of the page.
  const context = { pending: createPendingTexts() } as LaunchContext
  render(
    createElement(
      MantineProvider,
      // Lists open at once, in place.
      { env: 'test' },
      createElement(
        LaunchContextProvider,
        { value: context },
        createElement(Field, { items, onChange }),
      ),
    ),
  )
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Family' })
  await act(async () => box.focus())
  await screen.findAllByRole('option')
  const press = (...keys: string[]) =>
    keys.forEach(key => act(() => void fireEvent.keyDown(box, { key })))
  const type = (value: string) => act(() => void fireEvent.change(box, { target: { value } }))
  return { box, onChange, press, type }
}

/** The entry that the text names as highlighted; it has to be in the document. */
function highlighted(box: HTMLElement): string | null | undefined {
  const id = box.getAttribute('aria-activedescendant')
  return id === null ? undefined : document.getElementById(id)?.textContent
}

const names = () => screen.getAllByRole('option').map(option => option.textContent)

describe('a picker with thousands of entries', () => {
  beforeEach(layOut)
  afterEach(() => void vi.restoreAllMocks())

  it('draws what is in view, and says how many there are', async () => {
    await open()
    const options = screen.getAllByRole('option')
    expect(options.length).toBeLessThan(40)
    expect(options[2]?.getAttribute('aria-setsize')).toBe('5000')
    expect(options[2]?.getAttribute('aria-posinset')).toBe('3')
    expect(screen.getByRole('status').textContent).toContain('5,000')
  })

  it('reaches every entry by the keyboard', async () => {
    const { box, press, onChange } = await open()
    press('ArrowDown')
    expect(highlighted(box)).toBe('family-0')
    press('End')
    expect(highlighted(box)).toBe('family-4999')
    press('ArrowDown')
    expect(highlighted(box)).toBe('family-0')
    press('ArrowUp', 'ArrowUp')
    expect(highlighted(box)).toBe('family-4998')
    press('Home', 'PageDown')
    expect(Number(highlighted(box)?.split('-')[1])).toBeGreaterThan(0)
    press('PageUp')
    expect(highlighted(box)).toBe('family-0')
    press('End', 'Enter')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('family-4999')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(box.value).toBe('family-4999')
  })

  it('finds an entry far down by its name, the exact match first', async () => {
    const { box, type, press, onChange } = await open()
    type('FAMILY-499')
    expect(names().slice(0, 3)).toEqual(['family-499', 'family-4990', 'family-4991'])
    expect(screen.getByRole('status').textContent).toBe('11 of 5,000')
    expect(highlighted(box)).toBe('family-499')
    press('Enter')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('family-499')
  })

  it('leaves Home and End to the text that is typed', async () => {
    const { box, type, press } = await open()
    type('family-1')
    press('End')
    expect(highlighted(box)).toBe('family-1')
    press('ArrowDown', 'End')
    expect(highlighted(box)).toBe('family-1999')
  })
})

describe('a picker with groups', () => {
  beforeEach(layOut)
  afterEach(() => void vi.restoreAllMocks())

  it('goes through them in the order in which they stand', async () => {
    const { box, press } = await open([
      { value: 'a', group: 'one' },
      { value: 'b', group: 'two' },
      { value: 'c', group: 'one' },
    ])
    expect(screen.getAllByRole('group').map(group => group.getAttribute('aria-label'))).toEqual([
      'one',
      'two',
    ])
    press('ArrowDown', 'ArrowDown')
    expect(highlighted(box)).toBe('c')
  })
})
