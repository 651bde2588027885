import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { ClampedText, cutText } from './clamped-text'

const show = (text: string) =>
  render(createElement(MantineProvider, null, createElement(ClampedText, { text }))).container

describe('a text of any length', () => {
  it.each(['a\u202eb', `a\u202eb${'x'.repeat(1_000)}`])(
    'has its hidden characters written out',
    text => {
      const shown = show(text).textContent
      expect(shown).toContain('a\\u202eb')
      expect(shown).not.toContain('\u202e')
    },
  )

  it('is cut where it is long, until somebody asks for all of it', () => {
    const container = show(`${'x'.repeat(1_000)}end`)
    expect(container.textContent).not.toContain('end')
    fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(container.textContent).toContain('xend')
    fireEvent.click(screen.getByRole('button', { name: 'Show less' }))
    expect(container.textContent).not.toContain('end')
  })
})

describe('cutText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc…'],
    ['ab😀d', 3, 'ab…'],
    ['a😀cd', 3, 'a😀…'],
  ])('cuts %j after %i characters and no pair in two', (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut)
  })
})
