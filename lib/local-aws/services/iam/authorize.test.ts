import { describe, expect, it } from 'vitest'
import { authorize } from './authorize.ts'
import type { ServiceName } from '../../world/service.ts'
import { createWorld } from '../../world/world.ts'
import { iamOf, userPrincipal } from './iam-state.ts'

const iam = iamOf(createWorld())
const caller = (name: string, service: ServiceName = 'ecs') => {
  const user = [...iam.users.values()].find(one => one.name === name)
  if (!user) throw new Error(`No user ${name}`)
  return { principal: userPrincipal(user), service, region: 'us-east-1', nowMs: Date.now() }
}
const cluster = (name: string) => ({
  'ecs:cluster': `arn:aws:ecs:us-east-1:111122223333:cluster/${name}`,
})
const definition = 'arn:aws:ecs:us-east-1:111122223333:task-definition/report:1'

describe('what the known principals may do', () => {
  it.each([
    ['operator', 'ecs:RunTask', cluster('batch')],
    ['viewer', 'ecs:DescribeTasks', cluster('batch')],
    ['viewer', 'ec2:DescribeSubnets', {}],
    ['launcher', 'ecs:RunTask', cluster('demo')],
    ['launcher', 'ecs:StopTask', cluster('demo')],
    ['launcher', 'ecs:ListTasks', cluster('demo')],
    ['launcher', 'ecs:ListClusters', {}],
    ['launcher', 'ecs:TagResource', { 'ecs:CreateAction': 'RunTask' }],
    ['launcher', 'iam:PassRole', { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }],
    ['launcher', 'logs:GetLogEvents', {}],
  ])('%s may %s', (name, action, conditions) => {
    expect(() => authorize(caller(name), action, definition, conditions)).not.toThrow()
  })

  it.each([
    ['viewer', 'ecs:RunTask', cluster('demo')],
    ['viewer', 'ecs:StopTask', cluster('demo')],
    ['launcher', 'ecs:RunTask', cluster('batch')],
    ['launcher', 'ecs:RunTask', cluster('demo-2')],
    ['launcher', 'ecs:RunTask', {}],
    ['launcher', 'ecs:DescribeTasks', cluster('default')],
    ['launcher', 'ecs:TagResource', {}],
    ['launcher', 'ecs:RegisterTaskDefinition', {}],
  ])('%s may not %s with %o', (name, action, conditions) => {
    expect(() => authorize(caller(name), action, definition, conditions)).toThrow(
      `User: arn:aws:iam::111122223333:user/${name} is not authorized to perform: ${action} on resource: ${definition} because no identity-based policy allows the ${action} action`,
    )
  })

  it('says it as each protocol does', () => {
    const denied = (service: 'ecs' | 'ec2' | 'sts') => () =>
      authorize(caller('viewer', service), 'x:Write', '*')
    expect(denied('ecs')).toThrow(expect.objectContaining({ code: 'AccessDeniedException' }))
    expect(denied('sts')).toThrow(expect.objectContaining({ code: 'AccessDenied', status: 403 }))
    expect(denied('ec2')).toThrow(expect.objectContaining({ code: 'UnauthorizedOperation' }))
  })
})
