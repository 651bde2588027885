import { describe, expect, it } from 'vitest'
import type { RoleChoice } from '@/lib/catalog/choices'
import { sortRoles, roleFacts } from './role-options'

const role = (name: string, ...trustedServices: string[]): RoleChoice => ({
  arn: `arn:aws:iam::111122223333:role/${name}`,
  name,
  trustedServices,
})
const tasks = 'ecs-tasks.amazonaws.com'
const roles = [role('admin'), role('app', tasks), role('infra', 'ecs.amazonaws.com')]

describe('sortRoles', () => {
  it('offers first what the service may take on', () => {
    expect(sortRoles(roles, tasks).map(({ name }) => name)).toEqual(['app', 'admin', 'infra'])
    expect(sortRoles(roles, 'ecs.amazonaws.com')[0]?.name).toBe('infra')
  })

  it('takes a role that trusts everybody for one that trusts the service', () => {
    expect(sortRoles([role('admin'), role('open', '*')], tasks)[0]?.name).toBe('open')
    expect(roleFacts(role('open', '*'), tasks)).toBe('')
  })

  it('leaves the list that it was given as it is', () => {
    sortRoles(roles, tasks)
    expect(roles[0]?.name).toBe('admin')
  })
})

describe('roleFacts', () => {
  it('says why a role may not do', () => {
    expect(roleFacts(role('app', tasks), tasks)).toBe('')
    expect(roleFacts({ ...role('admin'), description: 'All' }, tasks)).toBe(
      'does not trust ecs-tasks.amazonaws.com · All',
    )
  })
})
