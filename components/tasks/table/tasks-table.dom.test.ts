import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createElement, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { usualColumns } from '@/lib/task-view/list/task-query'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { taskRow } from '@/lib/testing/task-row-of'
import { toColumnView } from './task-columns'
import { TasksTable } from './tasks-table'
import { WholeBody } from './whole-body'

const toRows = (count: number): TaskRow[] => Array.from({ length: count }, () => taskRow())

const table = () => screen.getByRole('table', { name: 'Tasks' })
/** Without the one of the headings. */
const drawnRows = () => within(table()).getAllByRole('row').slice(1)
const boxes = () => within(table()).getAllByRole('checkbox', { name: /^Select job/ })
const selectAll = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^Select all/ })

interface Page {
  selected: string[]
  setRows: (rows: TaskRow[]) => void
}

/** A list with a selection, whose rows can change; `selected` holds the ARNs. */
function show(initial: TaskRow[], chosen: string[] = []) {
  const page: Page = { selected: chosen, setRows: () => undefined }
  function Shown() {
    const [rows, setRows] = useState(initial)
    const [selected, onChange] = useState<ReadonlySet<string>>(new Set(chosen))
    page.selected = [...selected]
    page.setRows = next => act(() => setRows(next))
    return createElement(TasksTable, { rows, selection: { selected, onChange } })
  }
  render(createElement(Shown), { wrapper: MantineProvider })
  return page
}

// A document without a layout has rows without a height, of which any number fits on the screen.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(57))
afterEach(() => void vi.restoreAllMocks())

const untilDrawnInPart = () =>
  waitFor(() => {
    expect(drawnRows().length).toBeGreaterThan(0)
    expect(drawnRows().length).toBeLessThan(50)
  })
const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }))
const focusRow = (index: number) =>
  act(() =>
    within(drawnRows()[index] ?? table())
      .getByRole('link')
      .focus(),
  )
const focusedRow = () => Number(document.activeElement?.closest('tr')?.dataset.index)

describe('the box that selects all', () => {
  it('selects every task and then none, and says when some are', () => {
    const rows = toRows(3)
    const page = show(rows)
    expect([selectAll().checked, selectAll().indeterminate]).toEqual([false, false])
    act(() => boxes()[1]?.click())
    expect([selectAll().checked, selectAll().indeterminate]).toEqual([false, true])
    act(() => selectAll().click())
    expect([selectAll().checked, selectAll().indeterminate]).toEqual([true, false])
    expect(new Set(page.selected)).toEqual(new Set(rows.map(({ arn }) => arn)))
    act(() => selectAll().click())
    expect(page.selected).toEqual([])
  })

  it('leaves selected tasks alone that the list lacks', () => {
    const [row, filtered] = [taskRow(), taskRow()]
    const page = show([row], [filtered.arn])
    expect([selectAll().checked, selectAll().indeterminate]).toEqual([false, false])
    act(() => selectAll().click())
    expect(page.selected).toEqual([filtered.arn, row.arn])
    act(() => selectAll().click())
    expect(page.selected).toEqual([filtered.arn])
  })
})

describe('the keyboard in a short list', () => {
  it('goes from row to row and to the ends', () => {
    show(toRows(4))
    focusRow(1)
    press('ArrowDown')
    expect(focusedRow()).toBe(2)
    press('ArrowUp')
    press('ArrowUp')
    press('ArrowUp')
    expect(focusedRow()).toBe(0)
    press('End')
    expect(focusedRow()).toBe(3)
    press('Home')
    expect(focusedRow()).toBe(0)
  })

  it('selects a row, a range, all and none', () => {
    const page = show(toRows(5))
    focusRow(1)
    press(' ')
    expect(page.selected).toHaveLength(1)
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(page.selected).toHaveLength(3)
    press('a', { ctrlKey: true })
    expect(page.selected).toHaveLength(5)
    press('Escape')
    expect(page.selected).toEqual([])
  })
})

describe('a list', () => {
  it('of a hundred tasks is drawn whole', () => {
    show(toRows(100))
    expect(drawnRows()).toHaveLength(100)
    expect(table().getAttribute('aria-rowcount')).toBe('101')
  })

  it('that grows longer is drawn in part, and counts all of its rows', async () => {
    const page = show(toRows(3))
    const rows = toRows(5_000)
    page.setRows(rows)
    await untilDrawnInPart()
    expect(drawnRows()[0]?.dataset.arn).toBe(rows[0]?.arn)
    expect(table().getAttribute('aria-rowcount')).toBe('5001')
    act(() => selectAll().click())
    expect(page.selected).toHaveLength(5_000)
  })

  it('selects all of its rows by the keyboard, also before it is drawn in part', async () => {
    const rows = toRows(150)
    const onChange = vi.fn()
    const views = usualColumns.map(toColumnView)
    const body = createElement(WholeBody, {
      rows,
      views,
      selection: { selected: new Set<string>(), onChange },
      drawn: 20,
    })
    render(createElement('table', { 'aria-label': 'Tasks' }, body))
    expect(within(table()).getAllByRole('row')).toHaveLength(20)
    act(() => within(table()).getAllByRole('link')[0]?.focus())
    press('a', { ctrlKey: true })
    expect(onChange).toHaveBeenCalledWith(new Set(rows.map(({ arn }) => arn)))
    cleanup()

    const page = show(rows)
    await untilDrawnInPart()
    focusRow(0)
    press('a', { ctrlKey: true })
    expect(page.selected).toHaveLength(150)
  })

  it('keeps the row with the focus while the keyboard goes to the ends', async () => {
    show(toRows(500))
    await untilDrawnInPart()
    focusRow(0)
    press('End')
    expect(focusedRow()).toBe(499)
    press('Home')
    expect(focusedRow()).toBe(0)
  })
})
