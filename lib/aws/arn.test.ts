import { describe, expect, it } from 'vitest'
import { clusterArnOf, parseClusterArn, parseTaskArn, partitionOf, toTaskArn } from './arn.ts'

const where = { region: 'us-east-1', accountId: '111122223333' }

describe('ARNs of ECS', () => {
  it('name a cluster by name or ARN alike', () => {
    const arn = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
    expect(clusterArnOf('demo', where)).toBe(arn)
    expect(clusterArnOf(arn, where)).toBe(arn)
    expect(parseClusterArn(arn)).toEqual({ partition: 'aws', cluster: 'demo', ...where })
  })

  it('carry the partition of their Region', () => {
    expect(partitionOf('cn-north-1')).toBe('aws-cn')
    expect(partitionOf('us-gov-west-1')).toBe('aws-us-gov')
    expect(partitionOf('eusc-de-east-1')).toBe('aws-eusc')
    expect(clusterArnOf('a', { ...where, region: 'cn-north-1' })).toMatch(/^arn:aws-cn:/)
  })

  it.each([
    ['us-iso-east-1', 'aws-iso'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['us-east-1', 'aws'],
    ['eu-south-2', 'aws'],
  ])('of %s are those of %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition)
  })

  it('name a task, there and back', () => {
    const ref = { partition: 'aws', cluster: 'demo', ...where }
    expect(parseTaskArn(toTaskArn(ref, 'f00'))).toEqual({ ...ref, taskId: 'f00' })
  })

  it.each(['demo', '', 'arn:aws:s3:::bucket', 'arn:aws:ecs:us-east-1:111122223333:cluster/a/b'])(
    'do not read %j as a cluster or task',
    text => {
      expect(parseClusterArn(text)).toBeUndefined()
      expect(parseTaskArn(text)).toBeUndefined()
    },
  )
})
