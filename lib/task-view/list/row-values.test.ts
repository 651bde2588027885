import { expect, it } from 'vitest'
import { countNames, isValueKey, toRowValues, toValueNames } from './row-values.ts'

const documents = {
  task: {
    tags: [{ key: 'team', value: 'billing' }],
    overrides: {
      containerOverrides: [{ name: 'app', environment: [{ name: 'TENANT', value: 'acme' }] }],
    },
  },
  definition: {
    containerDefinitions: [
      {
        name: 'app',
        environment: [
          { name: 'TENANT', value: 'nobody' },
          { name: 'LEVEL', value: 'info' },
        ],
      },
    ],
  },
}

it('is what the run overrides, then what the definition has, then nothing', () => {
  const keys = ['tag:team', 'env:TENANT', 'env:LEVEL', 'env:NONE', 'tag:none', 'broken']
  expect(toRowValues(documents, keys)).toEqual({
    'tag:team': 'billing',
    'env:TENANT': 'acme',
    'env:LEVEL': 'info',
  })
  expect(toRowValues({ task: {} }, keys)).toEqual({})
})

it('has a name', () => {
  expect(['tag:a', 'env:b', 'tag:', 'env', 'name:x'].map(isValueKey)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it('is offered by name, the most frequent first, each name once a task', () => {
  const names = toValueNames(documents)
  expect(names).toEqual({ tags: ['team'], variables: ['TENANT', 'LEVEL'] })
  expect(countNames([{ tags: [], variables: ['LEVEL'] }, names])).toEqual({
    tags: ['team'],
    variables: ['LEVEL', 'TENANT'],
  })
})
