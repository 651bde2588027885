import { describe, expect, it } from 'vitest'
import { toConsoleLinks } from './console-links.ts'

const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const instanceId = '0123456789abcdef0123456789abcdef'

const linksIn = (region: string, more: object = {}) =>
  toConsoleLinks({
    address: { region, accountId: '111122223333', cluster: 'demo', taskId },
    family: 'db-migrate',
    revision: 14,
    ...more,
  })

describe('links into the AWS console', () => {
  it('lead to the task, its cluster, its definition and its instance', () => {
    const containerInstanceArn = `arn:aws:ecs:us-east-1:111122223333:container-instance/demo/${instanceId}`
    const console = 'https://console.aws.amazon.com/ecs/v2'
    expect(linksIn('us-east-1', { containerInstanceArn })).toEqual({
      task: `${console}/clusters/demo/tasks/${taskId}/configuration?region=us-east-1`,
      cluster: `${console}/clusters/demo?region=us-east-1`,
      definition: `${console}/task-definitions/db-migrate/14/containers?region=us-east-1`,
      instance: `${console}/clusters/demo/infrastructure/container-instances/${instanceId}?region=us-east-1`,
    })
  })

  it.each([
    ['eu-west-1', 'console.aws.amazon.com'],
    ['cn-north-1', 'console.amazonaws.cn'],
    ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
    ['eusc-de-east-1', 'console.amazonaws-eusc.eu'],
  ])('of %s lead to %s', (region, host) => {
    expect(new URL(linksIn(region).task ?? '').host).toBe(host)
  })

  it.each(['us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1'])(
    'do not exist in the isolated Region %s',
    region => expect(linksIn(region)).toEqual({}),
  )

  it.each([
    ['a Region', { address: { region: 'x?y', accountId: '1', cluster: 'demo', taskId } }],
    [
      'a cluster',
      { address: { region: 'us-east-1', accountId: '111122223333', cluster: '../x', taskId } },
    ],
  ])('are not made of %s that AWS never gives', (_, more) => {
    expect(linksIn('us-east-1', more)).toEqual({})
  })

  it('leave out the definition and the instance whose names AWS never gives', () => {
    const links = linksIn('us-east-1', {
      family: 'a/../b',
      containerInstanceArn: 'arn:aws:ecs:us-east-1:1:container-instance/demo/javascript:alert(1)',
    })
    expect(Object.keys(links)).toEqual(['task', 'cluster'])
  })
})
