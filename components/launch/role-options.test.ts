import { describe, expect, it } from 'vitest'
import type { RoleChoice } from '@/lib/catalog/choices'
import { findRoles, roleFacts } from './role-options'

const role = (name: string, ...trustedServices: string[]): RoleChoice => ({
  arn: `arn:aws:iam::111122223333:role/${name}`,
  name,
  trustedServices,
})
const tasks = 'ecs-tasks.amazonaws.com'
const roles = [role('admin'), role('app', tasks), role('infra', 'ecs.amazonaws.com')]

describe('findRoles', () => {
  it('offers first what the service may take on', () => {
    expect(findRoles(roles, '', tasks).map(({ name }) => name)).toEqual(['app', 'admin', 'infra'])
    expect(findRoles(roles, '', 'ecs.amazonaws.com')[0]?.name).toBe('infra')
  })

  it('takes a role that trusts everybody for one that trusts the service', () => {
    expect(findRoles([role('admin'), role('open', '*')], '', tasks)[0]?.name).toBe('open')
    expect(roleFacts(role('open', '*'), tasks)).toBe('')
  })

  it('searches in names, ARNs and descriptions, whatever their case', () => {
    const described = { ...role('x9'), description: 'Reads invoices' }
    expect(findRoles([...roles, described], 'INVOICES', tasks)).toEqual([described])
    expect(findRoles(roles, 'role/ap', tasks).map(({ name }) => name)).toEqual(['app'])
    expect(findRoles(roles, 'nothing', tasks)).toEqual([])
  })

  it('leaves the list that it was given as it is', () => {
    findRoles(roles, '', tasks)
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
