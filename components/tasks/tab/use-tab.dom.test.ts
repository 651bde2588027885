import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TabIcon } from '@/lib/task-view/tab/tab-view'
import { useTab } from './use-tab'

const iconOfTab = () => document.querySelector('link[rel="icon"]')?.getAttribute('href')

/** What React does when the page's metadata comes late. */
function writeHead(title: string, icon: string) {
  document.head.innerHTML = `<title>${title}</title><link rel="icon" href="${icon}">`
}

/** A mutation observer hears of a change when the script that made it has ended. */
const heard = () => Promise.resolve()

const renderTab = (title: string, icon: TabIcon) =>
  renderHook<void, Parameters<typeof useTab>[0]>(useTab, { initialProps: { title, icon } })

describe('the tab', () => {
  beforeEach(() => writeHead('As the server drew it', '/tab/running.svg'))
  afterEach(() => void (document.head.innerHTML = ''))

  it('follows the state of the page', () => {
    const { rerender } = renderTab('Running · job', 'running')
    expect(document.title).toBe('Running · job · Slipway')
    rerender({ title: 'Failed · job', icon: 'failed' })
    expect([document.title, iconOfTab()]).toEqual(['Failed · job · Slipway', '/tab/failed.svg'])
  })

  it('keeps it when the head is written later', async () => {
    renderTab('Failed · job', 'failed')
    writeHead('Running · job · Slipway', '/tab/running.svg')
    await heard()
    expect([document.title, iconOfTab()]).toEqual(['Failed · job · Slipway', '/tab/failed.svg'])
  })

  it('leaves the title to the next page, with the plain icon', async () => {
    const { unmount } = renderTab('Failed · job', 'failed')
    unmount()
    expect(iconOfTab()).toBe('/icon.svg')
    document.title = 'Tasks · Slipway'
    await heard()
    expect(document.title).toBe('Tasks · Slipway')
  })

  it('shows nothing of a task that may not be seen any more', () => {
    const { rerender } = renderTab('Running · job', 'running')
    rerender({ title: 'Task' })
    expect([document.title, iconOfTab()]).toEqual(['Task · Slipway', '/icon.svg'])
  })

  it('writes out characters that would hide what the title says', () => {
    renderTab('Failed · job\u202e', 'failed')
    expect(document.title).toBe('Failed · job\\u202e · Slipway')
  })
})
