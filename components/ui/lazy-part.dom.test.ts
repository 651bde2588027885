import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { createLazyPart } from './lazy-part'

describe('a part that is loaded when it is first shown', () => {
  it('is loaded again as often as a person asks, and its place says so meanwhile', async () => {
    const part = createLazyPart(() => createElement('p', null, 'Loading'))
    const importPart = vi.fn<() => Promise<string>>()
    importPart.mockRejectedValueOnce(new Error('offline'))
    importPart.mockRejectedValueOnce(new Error('offline'))
    importPart.mockResolvedValueOnce('the part')
    render(createElement(part.Loading), { wrapper: MantineProvider })
    expect(screen.getByText('Loading')).toBeTruthy()

    let loaded: string | undefined
    await act(async () => void part.load(importPart).then(value => (loaded = value)))
    expect(screen.getByRole('alert').textContent).toContain('didn’t load')
    await act(async () => void fireEvent.click(screen.getByText('try again')))
    expect(loaded).toBeUndefined()
    expect(screen.getByRole('alert')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('try again')))
    expect(loaded).toBe('the part')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(importPart).toHaveBeenCalledTimes(3)
  })
})
