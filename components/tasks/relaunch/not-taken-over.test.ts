import { describe, expect, it } from 'vitest'
import { fromDescribedTask } from '@/lib/run-task/from-described-task'
import { findNotTakenOver } from './not-taken-over'

const place = 'arn:aws:ecs:us-east-1:111122223333'
const described = {
  taskDefinitionArn: `${place}:task-definition/job:3`,
  clusterArn: `${place}:cluster/demo`,
}
const nobody = new Set<string>()
const eni = {
  type: 'ElasticNetworkInterface',
  details: [{ name: 'subnetId', value: 'subnet-1' }],
}

describe('what a relaunch can’t take over', () => {
  it('is nothing for a launch that was stored whole', () => {
    expect(findNotTakenOver({ missing: [], unused: ['clientToken'] }, nobody)).toEqual({
      blocking: [],
      noted: [],
    })
  })

  it('are the security groups of a task with a network of its own, said once', () => {
    const task = { ...described, launchType: 'FARGATE' as const, attachments: [eni] }
    const { blocking, noted } = findNotTakenOver(fromDescribedTask(task), nobody)
    expect(blocking).toEqual([expect.stringContaining('security groups')])
    expect(noted).toEqual([])
  })

  it('are placement rules on EC2, which don’t block', () => {
    const task = { ...described, capacityProviderName: 'asg' }
    const { blocking, noted } = findNotTakenOver(fromDescribedTask(task), nobody)
    expect(blocking).toEqual([])
    expect(noted).toEqual([expect.stringContaining('placement')])
  })

  it('is the volume of a task that has one', () => {
    const task = { ...described, attachments: [{ type: 'AmazonElasticBlockStorage' }] }
    const { blocking } = findNotTakenOver(fromDescribedTask(task), nobody)
    expect(blocking).toEqual([expect.stringContaining('EBS volume')])
  })

  it('is the service of a service’s task', () => {
    const task = { ...described, group: 'service:web', startedBy: 'ecs-svc/1234' }
    const { noted } = findNotTakenOver(fromDescribedTask(task), nobody)
    expect(noted).toContainEqual(expect.stringContaining('service'))
  })

  it('blocks where a value is gone, unless an error of the field says so', () => {
    const missing = ['tags.0.value']
    const tellable = findNotTakenOver({ missing, unused: [] }, nobody)
    expect(tellable.blocking).toEqual([expect.stringContaining('Tag')])
    expect(findNotTakenOver({ missing, unused: [] }, new Set(missing)).blocking).toEqual([])
  })

  it('names what nobody can use', () => {
    const { blocking, noted } = findNotTakenOver({ missing: [], unused: ['cluster'] }, nobody)
    expect([blocking, noted]).toEqual([[], [expect.stringMatching(/^Cluster/)]])
  })
})
