import { describe, expect, it } from 'vitest'
import { blankProvider, startStrategy } from './start-strategy.ts'

const cluster = {
  arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
  name: 'demo',
  status: 'ACTIVE',
  registeredContainerInstancesCount: 0,
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [
    { capacityProvider: 'FARGATE', base: 1, weight: 1 },
    { capacityProvider: 'FARGATE_SPOT', base: 0, weight: 4 },
  ],
}
const entered = [{ capacityProvider: 'FARGATE_SPOT', base: '', weight: 1 }]

describe('a strategy that is chosen', () => {
  it.each([
    ['nothing was entered', undefined],
    ['all rows were removed', []],
    ['only a blank row is there', [blankProvider]],
  ])('starts from the cluster’s default strategy when %s', (_when, rows) => {
    expect(startStrategy(rows, cluster)).toEqual(cluster.defaultCapacityProviderStrategy)
  })

  it('keeps what was entered', () => {
    expect(startStrategy(entered, cluster)).toEqual(entered)
  })

  it.each([
    ['has no default strategy', { ...cluster, defaultCapacityProviderStrategy: [] }],
    ['is unknown', undefined],
  ])('starts with one blank row when the cluster %s', (_which, known) => {
    expect(startStrategy(undefined, known)).toEqual([blankProvider])
  })
})
