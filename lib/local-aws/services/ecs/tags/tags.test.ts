import {
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws

const arnOf = (resource: string) => `arn:aws:ecs:us-east-1:111122223333:${resource}`
const demoTask = () => {
  const [task] = aws.state().tasks.list('demo', { desiredStatus: 'RUNNING' })
  return task?.shown.taskArn ?? ''
}
const batchInstance = () => aws.state().clusters.get('batch')?.containerInstances[0]?.arn ?? ''

const tagsOf = async (resourceArn: string) =>
  (await ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags ?? []
const tag = (resourceArn: string, tags: { key: string; value?: string }[]) =>
  ecs.send(new TagResourceCommand({ resourceArn, tags }))
const untag = (resourceArn: string, tagKeys: string[]) =>
  ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }))

describe('the tags', () => {
  it.each([
    ['a cluster', () => arnOf('cluster/default')],
    ['a service', () => arnOf('service/demo/worker')],
    ['a task', demoTask],
    ['a task definition', () => arnOf('task-definition/cache-warm:1')],
    ['a container instance', batchInstance],
    ['a capacity provider', () => arnOf('capacity-provider/batch-asg')],
  ])('of %s are set, replaced and removed', async (_name, toArn) => {
    const resourceArn = toArn()
    const before = await tagsOf(resourceArn)
    await tag(resourceArn, [{ key: 'colour', value: 'red' }, { key: 'bare' }])
    await tag(resourceArn, [{ key: 'colour', value: 'blue' }])
    expect(await tagsOf(resourceArn)).toEqual([
      ...before,
      { key: 'bare', value: '' },
      { key: 'colour', value: 'blue' },
    ])
    await untag(resourceArn, ['colour', 'bare', 'unknown'])
    expect(await tagsOf(resourceArn)).toEqual(before)
  })

  it.each([
    ['a cluster that is not there', 'cluster/nope', 'ClusterNotFoundException'],
    ['a task that is not there', `task/demo/${'f'.repeat(32)}`, 'ResourceNotFoundException'],
    ['a service that is not there', 'service/demo/nope', 'ResourceNotFoundException'],
    ['a provider that is not there', 'capacity-provider/nope', 'ResourceNotFoundException'],
    ['Fargate', 'capacity-provider/FARGATE', 'ResourceNotFoundException'],
    ['a family without a revision', 'task-definition/storefront', 'ResourceNotFoundException'],
    ['the older form of an ARN', 'service/worker', 'InvalidParameterException'],
    ['a kind that takes none', 'container/demo/x', 'InvalidParameterException'],
    ['no resource at all', '', 'InvalidParameterException'],
  ])('of %s are refused', async (_name, resource, name) => {
    await expect(tagsOf(arnOf(resource))).rejects.toMatchObject({ name })
    await expect(tag(arnOf(resource), [{ key: 'a' }])).rejects.toMatchObject({ name })
    await expect(untag(arnOf(resource), ['a'])).rejects.toMatchObject({ name })
  })

  it.each([
    ['another service', 'arn:aws:s3:::bucket'],
    ['another account', 'arn:aws:ecs:us-east-1:444455556666:cluster/default'],
    ['another Region', 'arn:aws:ecs:eu-west-1:111122223333:cluster/default'],
    ['a name', 'default'],
  ])('of what the ARN of %s names are refused', async (_name, resourceArn) => {
    await expect(tagsOf(resourceArn)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('follow the rules of tags, including the prefix that AWS reserves', async () => {
    const cluster = arnOf('cluster/default')
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `key-${at}` }))
    for (const tags of [[{ key: 'aws:x' }], [{ key: '' }], many(51)])
      await expect(tag(cluster, tags)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await tag(cluster, many(50))
    await expect(tag(cluster, [{ key: 'one-more' }])).rejects.toThrow(/at most 50/)
    await expect(untag(demoTask(), ['aws:ecs:clusterName'])).rejects.toThrow(/reserved/)
    expect((await tagsOf(demoTask())).map(({ key }) => key)).toContain('aws:ecs:clusterName')
  })
})
