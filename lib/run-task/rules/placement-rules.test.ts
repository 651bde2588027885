import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const memberOf = (expression: string) => ({ type: 'memberOf' as const, expression })
const linux = memberOf('attribute:ecs.os-type == linux')

const constraints = (count: number, taskDefinition = 'bridge-app') =>
  onInstances({ taskDefinition, placementConstraints: Array.from({ length: count }, () => linux) })

describe('rules of placement', () => {
  proveRules([
    {
      rule: 'no placement constraints on Fargate',
      path: 'placementConstraints',
      code: 'placement-on-fargate',
      refused: onFargate({ placementConstraints: [linux] }),
      accepted: onInstances({ placementConstraints: [linux] }),
    },
    {
      rule: 'no placement strategy on Fargate',
      path: 'placementStrategy',
      code: 'placement-on-fargate',
      refused: onFargate({ placementStrategy: [{ type: 'random' }] }),
      accepted: onInstances({ placementStrategy: [{ type: 'random' }] }),
    },
    {
      rule: 'up to 10 constraints',
      path: 'placementConstraints',
      code: 'many-constraints',
      params: { count: 11, ofDefinition: 0, max: 10 },
      refused: constraints(11),
      accepted: constraints(10),
    },
    {
      rule: 'constraints of the definition count, too',
      path: 'placementConstraints',
      code: 'many-constraints',
      params: { count: 11, ofDefinition: 2, max: 10 },
      refused: constraints(9, 'constrained-app'),
      accepted: constraints(8, 'constrained-app'),
    },
    {
      rule: 'memberOf has an expression',
      path: 'placementConstraints.0.expression',
      code: 'expression-required',
      refused: onInstances({ placementConstraints: [{ type: 'memberOf' }] }),
      accepted: onInstances({ placementConstraints: [linux] }),
    },
    {
      rule: 'distinctInstance has none',
      path: 'placementConstraints.0.expression',
      code: 'expression-not-allowed',
      refused: onInstances({
        placementConstraints: [{ ...linux, type: 'distinctInstance' }],
      }),
      accepted: onInstances({ placementConstraints: [{ type: 'distinctInstance' }] }),
    },
    {
      rule: 'an expression has 2000 characters at most',
      path: 'placementConstraints.0.expression',
      code: 'too-long',
      params: { characters: 2005, maxCharacters: 2000 },
      refused: onInstances({
        placementConstraints: [memberOf(`attribute:ecs.os-type != ${'x'.repeat(1980)}`)],
      }),
      accepted: onInstances({
        placementConstraints: [memberOf(`attribute:ecs.os-type != ${'x'.repeat(1900)}`)],
      }),
    },
    {
      rule: 'up to 5 rules of strategy',
      path: 'placementStrategy',
      code: 'too-many',
      params: { count: 6, max: 5 },
      refused: onInstances({ placementStrategy: Array(6).fill({ type: 'random' }) }),
      accepted: onInstances({ placementStrategy: Array(5).fill({ type: 'random' }) }),
    },
    {
      rule: 'spread goes by instance, host or attribute',
      path: 'placementStrategy.0.field',
      code: 'field-of-spread',
      refused: onInstances({ placementStrategy: [{ type: 'spread', field: 'zone' }] }),
      accepted: onInstances({
        placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      }),
    },
    {
      rule: 'binpack goes by cpu or memory',
      path: 'placementStrategy.0.field',
      code: 'field-of-binpack',
      refused: onInstances({ placementStrategy: [{ type: 'binpack', field: 'disk' }] }),
      accepted: onInstances({ placementStrategy: [{ type: 'binpack', field: 'memory' }] }),
    },
  ])
})
