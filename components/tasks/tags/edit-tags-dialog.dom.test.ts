import { MantineProvider } from '@mantine/core'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createElement, useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TagOutcome } from '@/lib/launching/tags/tag-outcome'
import { fail, succeed } from '@/lib/result'
import type { Result } from '@/lib/result'
import type { ShownTag, TagChange } from '@/lib/task-view/tag-change'
import { EditTagsDialog } from './edit-tags-dialog'
import type { ChangeTagsAction } from './use-edit-tags'

const address = {
  region: 'us-east-1',
  accountId: '111122223333',
  cluster: 'demo',
  taskId: 'a'.repeat(32),
}
const tags = [
  { key: 'team', value: 'data' },
  { key: 'ticket', value: 'OPS-1' },
  { key: 'aws:ecs:clusterName', value: 'demo' },
]

describe('the dialog that edits tags', () => {
  let requests: TagChange[]
  let told: TagChange[]
  let reply: (request: TagChange) => Result<TagOutcome>
  let setTags: (tags: ShownTag[]) => void
  beforeEach(() => {
    requests = []
    told = []
    reply = ({ set, remove }) => succeed({ done: { set, remove } })
  })

  const changeTags: ChangeTagsAction = async request => {
    requests.push({ set: request.set, remove: request.remove })
    return reply(request)
  }

  function Page({ initial, isStopped }: { initial: ShownTag[]; isStopped: boolean }) {
    const [now, setNow] = useState(initial)
    const [isOpen, setIsOpen] = useState(true)
    setTags = setNow
    return createElement(
      MantineProvider,
      { env: 'test' },
      isOpen &&
        createElement(EditTagsDialog, {
          family: 'job',
          address,
          isStopped,
          tags: now,
          changeTags,
          onChanged: change => told.push(change),
          onClose: () => setIsOpen(false),
        }),
    )
  }

  const open = (initial: ShownTag[] = tags, isStopped = false) =>
    render(createElement(Page, { initial, isStopped }))
  const dialog = () => within(screen.getByRole('dialog', { name: 'Edit tags of job aaaa…aaaa' }))
  const field = (name: string) => dialog().getByRole<HTMLInputElement>('textbox', { name })
  const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } })
  const click = (name: string) =>
    act(async () => void fireEvent.click(dialog().getByRole('button', { name })))
  const isOpen = () => screen.queryByRole('dialog') !== null

  it('sends the differences only, and closes', async () => {
    open()
    type('Tag 1 value', 'payments')
    await click('Remove tag 2')
    await click('Add tag')
    type('Tag 2 key', 'why')
    await click('Save tags')
    const change = {
      set: [
        { key: 'team', value: 'payments' },
        { key: 'why', value: '' },
      ],
      remove: ['ticket'],
    }
    expect(requests).toEqual([change])
    expect(told).toEqual([change])
    expect(isOpen()).toBe(false)
  })

  it('closes without a call where nothing was changed', async () => {
    open()
    await click('Save tags')
    expect(requests).toEqual([])
    expect(isOpen()).toBe(false)
  })

  it('shows the tags of AWS, and offers none of them to edit', () => {
    open()
    const own = within(dialog().getByRole('region', { name: 'Tags that AWS manages' }))
    expect(own.getByText('aws:ecs:clusterName')).toBeTruthy()
    expect(dialog().getAllByRole('textbox')).toHaveLength(4)
  })

  it('has a row to type into where the task has no tag', () => {
    open([])
    expect(field('Tag 1 key').value).toBe('')
  })

  it('says what is wrong at the field, and sends nothing', async () => {
    open()
    await click('Add tag')
    type('Tag 3 key', 'team')
    await click('Save tags')
    expect(field('Tag 3 key').getAttribute('aria-invalid')).toBe('true')
    expect(dialog().getByText(/Tag keys must be unique/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(field('Tag 3 key')))
    expect(requests).toEqual([])
  })

  it('moves the focus to a row that was added, and on from one that was removed', async () => {
    open()
    await click('Add tag')
    await waitFor(() => expect(document.activeElement).toBe(field('Tag 3 key')))
    await click('Remove tag 1')
    await waitFor(() => expect(document.activeElement).toBe(field('Tag 1 key')))
    await click('Remove tag 2')
    await click('Remove tag 1')
    const add = dialog().getByRole('button', { name: 'Add tag' })
    await waitFor(() => expect(document.activeElement).toBe(add))
  })

  it('keeps what was typed when the change fails, and sends it again', async () => {
    reply = () => fail({ kind: 'unreachable', message: 'No answer.' })
    open()
    type('Tag 1 value', 'payments')
    await click('Save tags')
    expect(dialog().getByRole('status').textContent).toContain('may not have been changed')
    expect(field('Tag 1 value').value).toBe('payments')
    expect(told).toEqual([])
    reply = ({ set, remove }) => succeed({ done: { set, remove } })
    await click('Try again')
    expect(requests[1]).toEqual(requests[0])
    expect(isOpen()).toBe(false)
  })

  it('says which part was done, and sends only the rest again', async () => {
    const set = [{ key: 'team', value: 'payments' }]
    const failure = { kind: 'forbidden' as const, message: 'Not allowed.' }
    reply = () => succeed({ done: { set, remove: [] }, failure })
    open()
    type('Tag 1 value', 'payments')
    await click('Remove tag 2')
    await click('Save tags')
    expect(dialog().getByRole('status').textContent).toContain(
      'team was saved, but ticket was not removed. Not allowed.',
    )
    expect(told).toEqual([{ set, remove: [] }])
    reply = ({ remove }) => succeed({ done: { set: [], remove } })
    await click('Try again')
    expect(requests[1]).toEqual({ set: [], remove: ['ticket'] })
    expect(isOpen()).toBe(false)
  })

  it('keeps the rows when somebody else changes a tag, and says what saving overwrites', async () => {
    open()
    type('Tag 1 value', 'payments')
    act(() => setTags([{ key: 'team', value: 'search' }, ...tags.slice(1)]))
    expect(field('Tag 1 value').value).toBe('payments')
    expect(dialog().getByRole('status').textContent).toContain(
      'team was changed to “search” while you were editing. Saving replaces it.',
    )
    await click('Save tags')
    expect(requests).toEqual([{ set: [{ key: 'team', value: 'payments' }], remove: [] }])
  })

  it('does not send twice on a double submit', async () => {
    const ended = vi.fn()
    let answer = () => {}
    reply = () => fail({ kind: 'unreachable', message: '' })
    const slow: ChangeTagsAction = request =>
      new Promise(resolve => {
        requests.push(request)
        answer = () => resolve(succeed({ done: { set: request.set, remove: request.remove } }))
      })
    render(
      createElement(
        MantineProvider,
        { env: 'test' },
        createElement(EditTagsDialog, {
          family: 'job',
          address,
          isStopped: false,
          tags,
          changeTags: slow,
          onChanged: () => undefined,
          onClose: ended,
        }),
      ),
    )
    type('Tag 1 value', 'payments')
    const form = field('Tag 1 value').form
    act(() => void (form && fireEvent.submit(form)))
    act(() => void (form && fireEvent.submit(form)))
    fireEvent.keyDown(field('Tag 1 value'), { key: 'Escape' })
    expect(requests).toHaveLength(1)
    expect(ended).not.toHaveBeenCalled()
    await act(async () => answer())
    expect(ended).toHaveBeenCalledOnce()
  })

  it('warns that ECS may refuse for a stopped task', () => {
    open(tags, true)
    expect(dialog().getByText(/may refuse/)).toBeTruthy()
  })
})
