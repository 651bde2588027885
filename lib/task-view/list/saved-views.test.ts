import { expect, it } from 'vitest'
import { addView, readViews, writeViews } from './saved-views.ts'

const failed = { name: 'Failed today', query: 'state=failed&since=24h' }

it('is the same after it was written and read', () => {
  expect(readViews(writeViews([failed]))).toEqual([failed])
})

it('takes the place of an earlier one of its name', () => {
  const views = addView(addView([], failed), { name: ' Failed today ', query: 'state=failed' })
  expect(views).toEqual([{ name: 'Failed today', query: 'state=failed' }])
  expect(addView(views, { name: '  ', query: '' })).toEqual(views)
})

it('is bounded, in number and in name', () => {
  const many = Array.from({ length: 80 }, (_, n) => ({ name: `view ${n}`, query: '' }))
  expect(readViews(writeViews(many))).toHaveLength(50)
  expect(many.reduce<(typeof failed)[]>(addView, [])).toHaveLength(50)
  expect(addView([], { name: 'x'.repeat(900), query: '' })[0]?.name).toHaveLength(60)
})

it.each([undefined, '', '{', '{}', '[1]', '[{"name":1}]'])(
  'is none where a browser keeps %j',
  text => {
    expect(readViews(text)).toEqual([])
  },
)

it('reads the others where one is not a view', () => {
  expect(readViews(`[null,{"name":"a"},"b",${JSON.stringify(failed)}]`)).toEqual([failed])
})

it('keeps of a query what a list can have', () => {
  expect(readViews('[{"name":"a","query":"state=broken&family=job&x=1"}]')).toEqual([
    { name: 'a', query: 'family=job' },
  ])
})
