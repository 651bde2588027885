import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { createClusterRoster } from './cluster-roster.ts'

const place = { clusterArn: 'cluster/demo', region: 'us-east-1' }
const task = (more: Partial<Task> = {}): Task => ({
  taskArn: 'job',
  lastStatus: 'RUNNING',
  version: 2,
  ...more,
})
const service = task({ taskArn: 'web', group: 'service:web' })

function rosterWith(...tasks: Task[]) {
  const roster = createClusterRoster()
  for (const each of tasks) roster.note(each, place, 'now')
  return roster
}
const arnsOf = (roster: ReturnType<typeof rosterWith>, withServices: boolean) =>
  roster.tasks(withServices).map(({ taskArn }) => taskArn)

describe('what ECS lists on a cluster', () => {
  it('shows services’ tasks to those only who ask for them', () => {
    const roster = rosterWith(task(), service)
    expect(arnsOf(roster, false)).toEqual(['job'])
    expect(arnsOf(roster, true)).toEqual(['job', 'web'])
  })

  it.each([
    { group: 'service:web' },
    { startedBy: 'ecs-svc/0123456789' },
    { taskDefinitionArn: 'arn:aws:ecs:us-east-1:111122223333:daemon-task-definition/agent:1' },
  ])('leaves out what %j keeps running', more => {
    expect(arnsOf(rosterWith(task(more)), false)).toEqual([])
  })

  it('is described once, and a service’s task again only for those who want to see it', () => {
    const roster = rosterWith(task(), service)
    roster.forgetServices()
    expect(roster.toDescribe(['job', 'web', 'new'], false)).toEqual(['new'])
    expect(roster.toDescribe(['job', 'web', 'new'], true)).toEqual(['web', 'new'])
  })

  it('goes when ECS lists it no more', () => {
    const roster = rosterWith(task(), service)
    roster.keepOnly(new Set(['web']))
    expect(arnsOf(roster, true)).toEqual(['web'])
    roster.drop('web')
    expect(arnsOf(roster, true)).toEqual([])
  })

  it('never goes back: an older version, or a stopped task that runs again', () => {
    const roster = rosterWith(task({ version: 3, lastStatus: 'STOPPED' }))
    roster.note(task({ version: 2, lastStatus: 'PENDING' }), place, 'later')
    roster.note(task({ version: 3, lastStatus: 'RUNNING' }), place, 'later')
    expect(roster.get('job')?.state.lastStatus).toBe('STOPPED')
  })

  it('keeps the tags that StopTask deletes, and when it changed', () => {
    const roster = rosterWith(task({ tags: [{ key: 'team', value: 'x' }] }))
    roster.note(task({ version: 3, desiredStatus: 'STOPPED', tags: [] }), place, 'later')
    expect(roster.get('job')).toMatchObject({
      state: { tags: [{ key: 'team', value: 'x' }] },
      keptSince: 'now',
      changedAt: 'later',
    })
  })

  it('says which families services run, where nearly all tasks are theirs', () => {
    const webs = Array.from({ length: 30 }, (_, n) => ({
      ...service,
      taskArn: `web-${n}`,
      taskDefinitionArn: `arn:aws:ecs:us-east-1:111122223333:task-definition/web:${n}`,
    }))
    expect(rosterWith(...webs, task()).toServiceFamilies()).toEqual(new Set(['web']))
    expect(rosterWith(...webs.slice(0, 2), task()).toServiceFamilies()).toBeUndefined()
    expect(rosterWith().toServiceFamilies()).toBeUndefined()
  })

  it('is the same document while nothing changed', () => {
    const roster = rosterWith(task())
    const before = roster.get('job')
    roster.note(task(), place, 'later')
    expect(roster.get('job')?.state).toBe(before?.state)
    expect(roster.get('job')?.seenAt).toBe('later')
  })
})
