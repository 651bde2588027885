import { describe, expect, it } from 'vitest'
import { mask } from '../../secrets/spans.ts'
import { findTagConflicts, findTagProblems, toTagChange, toTagRows } from './tag-draft.ts'
import type { TagRow } from './tag-draft.ts'

const tags = [
  { key: 'team', value: 'data' },
  { key: 'aws:ecs:clusterName', value: 'demo' },
  { key: 'ticket', value: 'OPS-1' },
]
const fresh = (key: string, value = ''): TagRow => ({ id: 99, key, value })
const edit = (at: number, more: Partial<TagRow>) =>
  toTagRows(tags).map((row, index) => (index === at ? { ...row, ...more } : row))

describe('the rows of a tag editor', () => {
  it('leave out the tags of AWS, and change nothing untouched', () => {
    const rows = toTagRows(tags)
    expect(rows.map(({ key }) => key)).toEqual(['team', 'ticket'])
    expect(toTagChange(tags, rows)).toEqual({ set: [], remove: [] })
    expect(findTagProblems(tags, rows)).toEqual([])
  })

  it('send what was added, changed, renamed and removed, and nothing else', () => {
    expect(toTagChange(tags, [...edit(0, { value: 'pay' }), fresh('why', 'x'), fresh('')])).toEqual(
      {
        set: [
          { key: 'team', value: 'pay' },
          { key: 'why', value: 'x' },
        ],
        remove: [],
      },
    )
    expect(toTagChange(tags, edit(0, { key: 'squad' }))).toEqual({
      set: [{ key: 'squad', value: 'data' }],
      remove: ['team'],
    })
    expect(toTagChange(tags, [])).toEqual({ set: [], remove: ['team', 'ticket'] })
  })

  it('change a tag that was removed and added again', () => {
    const rows = [...toTagRows(tags).slice(1), fresh('team', 'pay')]
    expect(toTagChange(tags, rows)).toEqual({ set: [{ key: 'team', value: 'pay' }], remove: [] })
    const same = [...toTagRows(tags).slice(1), fresh('team', 'data')]
    expect(toTagChange(tags, same)).toEqual({ set: [], remove: [] })
  })

  it.each([
    [fresh('', 'x'), 'key', /Enter a key/],
    [fresh('aws:x'), 'key', /reserved/],
    [fresh('a;b'), 'key', /only/],
    [fresh('k'.repeat(129)), 'key', /128/],
    [fresh('k', 'v'.repeat(257)), 'value', /256/],
    [fresh('team'), 'key', /unique/],
  ])('say at the field what is wrong with %j', (row, field, words) => {
    expect(findTagProblems(tags, [...toTagRows(tags), row])).toEqual([
      { row: 2, field, message: expect.stringMatching(words) as string },
    ])
  })

  it('say that there are more than 50', () => {
    const rows = Array.from({ length: 51 }, (_, at) => fresh(`key-${at}`))
    expect(findTagProblems([], rows)).toEqual([
      { message: expect.stringContaining('50') as string },
    ])
  })

  it('find nothing wrong with a tag that AWS took and nobody edited', () => {
    const odd = [{ key: 'a;b', value: 'x\u202ey' }]
    const rows = toTagRows(odd)
    expect(findTagProblems(odd, rows)).toEqual([])
    expect(
      findTagProblems(
        odd,
        rows.map(row => ({ ...row, value: 'z' })),
      ),
    ).toHaveLength(1)
  })

  it('never send the mask of a value', () => {
    const secret = [{ key: 'password', value: mask }]
    const rows = toTagRows(secret)
    expect(findTagProblems(secret, rows)).toEqual([])
    expect(toTagChange(secret, rows)).toEqual({ set: [], remove: [] })
    const [problem] = findTagProblems(
      secret,
      rows.map(row => ({ ...row, key: 'renamed' })),
    )
    expect(problem).toMatchObject({ row: 0, field: 'value' })
    expect(
      findTagProblems(
        secret,
        rows.map(row => ({ ...row, value: 'new' })),
      ),
    ).toEqual([])
  })

  it('name what saving overwrites of somebody else’s changes', () => {
    const now = [
      { key: 'team', value: 'search' },
      { key: 'theirs', value: '1' },
    ]
    const set = [{ key: 'ticket', value: 'OPS-2' }]
    expect(findTagConflicts(tags, now, { set, remove: ['team'] })).toEqual([
      { key: 'ticket', theirs: undefined, ours: 'set' },
      { key: 'team', theirs: 'search', ours: 'remove' },
    ])
    expect(findTagConflicts(tags, now, { set: [], remove: ['ticket'] })).toEqual([])
    const agreed = [{ key: 'team', value: 'search' }]
    expect(findTagConflicts(tags, now, { set: agreed, remove: [] })).toEqual([])
  })
})
