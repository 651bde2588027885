import { expect, it } from 'vitest'
import { readTasksQuestion, writeTasksQuestion } from './tasks-question.ts'

const read = (query: string) =>
  readTasksQuestion(Object.fromEntries(new URLSearchParams(query).entries()))

it('is the same after it was written and read', () => {
  const question = {
    clusters: ['demo', 'batch_2'],
    withServices: true,
    values: ['tag:a,b', 'env:C "d"'],
  }
  expect(read(writeTasksQuestion(question))).toEqual(question)
  expect(writeTasksQuestion({})).toBe('')
})

it('leaves out what can be no name, and is bounded', () => {
  const many = Array.from({ length: 100 }, (_, n) => `c${n}`)
  expect(read(writeTasksQuestion({ clusters: many })).clusters).toHaveLength(20)
  expect(read('clusters=a/b,%00,&services=yes&values={"a":1}')).toEqual({
    clusters: [],
    withServices: false,
    values: [],
  })
  expect(read('values=[1,"x","tag:ok"').values).toEqual([])
  expect(read('values=[1,"x","tag:ok"]').values).toEqual(['tag:ok'])
})
