import { expect, it } from 'vitest'
import { explainPlacementFailure } from './explain-placement-failure.ts'

it.each([
  ['RESOURCE:MEMORY', 'No instance has enough memory'],
  ['RESOURCE:ENI', 'No instance has a network interface free'],
  ['AGENT', 'The container agent is disconnected'],
  [
    'Capacity is unavailable at this time. Please try again later',
    'Fargate has no capacity here now',
  ],
  [
    "You've reached the limit on the number of tasks you can run concurrently",
    "The account's Fargate quota is used up",
  ],
])('%s means “%s”', (reason, title) => {
  expect(explainPlacementFailure(reason)).toMatchObject({ title })
})

it('looks into the detail where the reason says nothing', () => {
  expect(explainPlacementFailure('OTHER', 'MemberOf placement constraint unsatisfied')?.title).toBe(
    'A placement constraint is not met',
  )
})

it('leaves what it does not know to the words of AWS', () => {
  expect(explainPlacementFailure('SOMETHING_NEW', 'of tomorrow')).toBeUndefined()
})
