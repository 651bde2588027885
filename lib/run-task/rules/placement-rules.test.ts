import { describe } from 'vitest'
import { onFargate, onInstances, proveRules } from '../../testing/prove-rules.ts'

const memberOf = (expression: string) => ({ type: 'memberOf' as const, expression })
const linux = memberOf('attribute:ecs.os-type == linux')

const constraints = (count: number, taskDefinition = 'bridge-app') =>
  onInstances({ taskDefinition, placementConstraints: Array.from({ length: count }, () => linux) })

describe('rules of placement', () => {
  proveRules([
    {
      rule: 'no placement constraints on Fargate',
      path: 'placementConstraints',
      says: 'cannot be given on Fargate',
      refused: onFargate({ placementConstraints: [linux] }),
      accepted: onInstances({ placementConstraints: [linux] }),
    },
    {
      rule: 'no placement strategy on Fargate',
      path: 'placementStrategy',
      says: 'cannot be given on Fargate',
      refused: onFargate({ placementStrategy: [{ type: 'random' }] }),
      accepted: onInstances({ placementStrategy: [{ type: 'random' }] }),
    },
    {
      rule: 'up to 10 constraints',
      path: 'placementConstraints',
      says: 'Remove 1',
      refused: constraints(11),
      accepted: constraints(10),
    },
    {
      rule: 'constraints of the definition count, too',
      path: 'placementConstraints',
      says: '2 of the definition among them',
      refused: constraints(9, 'constrained-app'),
      accepted: constraints(8, 'constrained-app'),
    },
    {
      rule: 'memberOf has an expression',
      path: 'placementConstraints.0.expression',
      says: 'Expression is empty',
      refused: onInstances({ placementConstraints: [{ type: 'memberOf' }] }),
      accepted: onInstances({ placementConstraints: [linux] }),
    },
    {
      rule: 'distinctInstance has none',
      path: 'placementConstraints.0.expression',
      says: 'for memberOf only',
      refused: onInstances({
        placementConstraints: [{ ...linux, type: 'distinctInstance' }],
      }),
      accepted: onInstances({ placementConstraints: [{ type: 'distinctInstance' }] }),
    },
    {
      rule: 'an expression has 2000 characters at most',
      path: 'placementConstraints.0.expression',
      says: '2000 at most',
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
      says: '5 at most',
      refused: onInstances({ placementStrategy: Array(6).fill({ type: 'random' }) }),
      accepted: onInstances({ placementStrategy: Array(5).fill({ type: 'random' }) }),
    },
    {
      rule: 'spread goes by instance, host or attribute',
      path: 'placementStrategy.0.field',
      says: 'instanceId, host or attribute:name',
      refused: onInstances({ placementStrategy: [{ type: 'spread', field: 'zone' }] }),
      accepted: onInstances({
        placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      }),
    },
    {
      rule: 'binpack goes by cpu or memory',
      path: 'placementStrategy.0.field',
      says: 'cpu or memory',
      refused: onInstances({ placementStrategy: [{ type: 'binpack', field: 'disk' }] }),
      accepted: onInstances({ placementStrategy: [{ type: 'binpack', field: 'memory' }] }),
    },
  ])
})
