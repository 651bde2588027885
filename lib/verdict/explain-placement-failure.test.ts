import { expect, it } from 'vitest'
import { explainPlacementFailure } from './explain-placement-failure.ts'
import { stopRules } from './rules/stop-rules.ts'
import { guides } from './rules/guide.ts'

/** What the rule with this ID says. */
function meaningOf(id: string) {
  const rule = stopRules.find(known => known.id === id)
  if (!rule) throw new Error(`There is no rule ${id}`)
  return {
    title: rule.title,
    cause: rule.cause,
    remedy: rule.remedy,
    guide: guides[rule.guide],
  }
}

it.each([
  ['RESOURCE:MEMORY', 'res-memory'],
  ['RESOURCE:ENI', 'res-eni'],
  ['AGENT', 'place-agent'],
  ['Capacity is unavailable at this time. Please try again later', 'fargate-capacity'],
  ["You've reached the limit on the number of tasks you can run concurrently", 'fargate-quota'],
])('%s is explained by the rule %s', (reason, id) => {
  expect(explainPlacementFailure(reason)).toEqual(meaningOf(id))
})

it('reads the detail if the reason says nothing', () => {
  const detail = 'MemberOf placement constraint unsatisfied'
  expect(explainPlacementFailure('OTHER', detail)).toEqual(meaningOf('place-constraint'))
})

it('does not explain a reason that no rule knows', () => {
  expect(explainPlacementFailure('SOMETHING_NEW', 'of tomorrow')).toBeUndefined()
})
