import { describe, expect, it } from 'vitest'
import { createStillClock } from '../world/clock.ts'
import { createLocalWorld } from '../create-local-world.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'
import { logsOf } from '../services/logs/logs-state.ts'

function seed(accountId: string, region: string, speed = 1) {
  const world = createLocalWorld({ speed }, createStillClock(1_800_000_000_000))
  const place = { world, accountId, region }
  const ecs = ecsOf(place)
  const logs = logsOf(place)
  world.settle(accountId, region)
  const tasksOf = (cluster: string) =>
    ['RUNNING', 'STOPPED'].flatMap(desiredStatus => [...ecs.tasks.list(cluster, { desiredStatus })])
  return { ecs, logs, tasksOf }
}

describe.each(['us-east-1', 'eu-west-1'])('the demo’s seed in %s', region => {
  const { ecs, logs, tasksOf } = seed('111122223333', region)

  it('has three clusters, one of them with instances that have room and limits', () => {
    expect([...ecs.clusters.keys()]).toEqual(['demo', 'batch', 'default'])
    const instances = ecs.clusters.get('batch')?.containerInstances ?? []
    expect(instances.map(({ availabilityZone }) => availabilityZone?.slice(-1))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(instances.some(instance => instance.remaining.cpu < instance.registered.cpu)).toBe(true)
  })

  it('has definitions of every kind', () => {
    const latest = [...ecs.families.values()].map(revisions => revisions.at(-1)?.definition)
    const modes = latest.map(one => `${one?.networkMode}/${one?.requiresCompatibilities?.join()}`)
    expect(new Set(modes)).toEqual(new Set(['awsvpc/FARGATE', 'bridge/EC2', 'awsvpc/EC2']))
    expect(latest.some(one => (one?.containerDefinitions?.length ?? 0) > 1)).toBe(true)
    expect(ecs.families.get('db-migrate')).toHaveLength(14)
    for (const one of latest) {
      expect(one?.executionRoleArn).toContain('arn:aws:iam::111122223333:role/')
      expect(logs.groups.has(`/ecs/${one?.family}`)).toBe(true)
    }
  })

  it('shows tasks that run, that succeeded and that failed in different ways', () => {
    const tasks = [...tasksOf('demo'), ...tasksOf('batch')].map(({ shown }) => shown)
    const endings = tasks.map(
      ({ stopCode, containers }) => `${stopCode ?? 'runs'} ${containers?.[0]?.exitCode ?? '-'}`,
    )
    for (const ending of [
      'runs -',
      'EssentialContainerExited 0',
      'EssentialContainerExited 3',
      'EssentialContainerExited 137',
      'TaskFailedToStart -',
      'UserInitiated 137',
    ])
      expect(endings).toContain(ending)
    expect(tasks.every(({ tags }) => tags === undefined)).toBe(true)
  })

  it('has services whose tasks all run, and one provider that owns the instances', () => {
    const services = [...ecs.services.values()].flatMap(byName => [...byName.values()])
    expect(services.map(({ name }) => name)).toEqual(['storefront', 'worker', 'uploads'])
    for (const { name, clusterName, deploymentId, shown } of services) {
      const own = tasksOf(clusterName).filter(({ shown: task }) => task.startedBy === deploymentId)
      expect(own).toHaveLength(shown.desiredCount ?? 0)
      for (const { shown: task, tags } of own) {
        expect(task).toMatchObject({ lastStatus: 'RUNNING', group: `service:${name}` })
        expect(tags).toContainEqual({ key: 'aws:ecs:serviceName', value: name })
      }
    }
    expect([...ecs.capacityProviders.keys()]).toEqual(['batch-asg'])
    const batch = ecs.clusters.get('batch')
    expect(batch?.capacityProviders).toEqual(['batch-asg'])
    for (const instance of batch?.containerInstances ?? [])
      expect(instance.capacityProviderName).toBe('batch-asg')
  })

  it('is the same in every run', () => {
    const again = seed('111122223333', region)
    expect(again.tasksOf('demo').map(({ shown }) => shown)).toEqual(
      tasksOf('demo').map(({ shown }) => shown),
    )
  })
})

it('gives the other account a small seed of its own', () => {
  const { ecs, tasksOf } = seed('444455556666', 'us-east-1')
  expect([...ecs.clusters.keys()]).toEqual(['back-office', 'default'])
  expect(tasksOf('back-office')).toHaveLength(2)
})

it('gives the seeded tasks the same endings at the demo’s speed', () => {
  const stopped = seed('111122223333', 'us-east-1', 4).tasksOf('demo')
  expect(stopped.filter(({ shown }) => shown.lastStatus === 'STOPPED').length).toBeGreaterThan(4)
})
