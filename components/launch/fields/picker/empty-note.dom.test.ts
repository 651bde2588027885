import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { expect, it } from 'vitest'
import type { Catalog } from '../../../data/use-catalog'
import { LaunchContextProvider } from '../../form-state/launch-context'
import type { LaunchContext } from '../../form-state/launch-context'
import { createPendingTexts } from '../../form-state/pending-texts'
import { Picker } from './picker'

const emptyNote = 'This account has no clusters in this Region.'
const loaded: Catalog<unknown> = { choices: [], isLoading: false, retry: () => undefined }

function show(members: {
  value?: string
  items?: { value: string }[]
  catalog?: Catalog<unknown>
}) {
  const { value = '', items, catalog = loaded } = members
  // All that a picker takes of the page.
  const context = { pending: createPendingTexts() } as LaunchContext
  const picker = createElement(Picker, {
    label: 'Cluster',
    what: 'Clusters',
    path: 'cluster',
    catalog,
    items,
    value,
    onChange: () => undefined,
    emptyNote,
  })
  render(
    createElement(
      MantineProvider,
      { env: 'test' },
      createElement(LaunchContextProvider, { value: context }, picker),
    ),
  )
  return screen.queryByText(emptyNote)
}

it('says below the field that there is nothing to choose', () => {
  show({ items: [] })
  screen.getByRole('combobox', { name: 'Cluster', description: emptyNote })
})

it.each([
  ['while the list loads', { items: [], catalog: { ...loaded, isLoading: true } }],
  ['before the list is there', { items: undefined }],
  ['if there is something', { items: [{ value: 'demo' }] }],
  ['once something was typed', { items: [], value: 'demo' }],
  [
    'if the list could not be read',
    {
      items: undefined,
      catalog: { ...loaded, failure: { kind: 'forbidden' as const, message: 'No.' } },
    },
  ],
])('says nothing %s', (_when, members) => {
  expect(show(members)).toBeNull()
})
