import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACCOUNT,
  attach,
  attachToUser,
  checkOf,
  preflight,
  register,
  subnetOf,
  toNetwork,
} from '../testing/preflight-on-local-aws.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { CheckVerdict } from './facts/preflight-check.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const exec = { enableExecuteCommand: true }
const channels = [{ Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' }]

it('is part of a preflight only if the launch enables ECS Exec', async () => {
  const ids = (await preflight(product, {})).map(({ id }) => id)
  expect(ids).toEqual(['launch', 'roles', 'image', 'logs'])
})

describe('the check of ECS Exec', () => {
  it('is fine with a role that opens its channels, egress to them, and permission to use it', async () => {
    attach(product, 'db-migrate-task', channels)
    const check = await checkOf(product, 'exec', exec)
    expect(check).toMatchObject({ verdict: 'fine' })
    const evidence = check.evidence.join('\n')
    for (const part of ['Control', 'Data']) {
      expect(evidence).toContain(`ssmmessages:Create${part}Channel on *: allowed`)
      expect(evidence).toContain(`ssmmessages:Open${part}Channel on *: allowed`)
    }
    expect(evidence).toContain(
      `ecs:ExecuteCommand on arn:aws:ecs:us-east-1:${ACCOUNT}:task/demo/*: allowed`,
    )
  })

  it('is a problem when the task role may not open them', async () => {
    expect(await checkOf(product, 'exec', exec)).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringContaining('Task role db-migrate-task') as string,
      path: 'overrides.taskRoleArn',
    })
  })

  it('is a problem when one of the four actions is missing', async () => {
    const [all] = channels
    const missing = { ...all, Effect: 'Deny', Action: 'ssmmessages:OpenDataChannel' }
    attach(product, 'db-migrate-task', [...channels, missing])
    const check = await checkOf(product, 'exec', exec)
    expect(check.verdict).toBe('problem')
    expect(check.evidence[0]).toContain('ssmmessages:OpenDataChannel on *: explicitDeny')
  })

  it('is a problem without a task role', async () => {
    await register(product, 'roleless', [{}])
    expect(await checkOf(product, 'exec', { ...exec, taskDefinition: 'roleless' })).toMatchObject({
      verdict: 'problem',
      path: 'overrides.taskRoleArn',
    })
  })

  it.each([
    ['private-1', 'fine'],
    ['isolated-1', 'problem'],
    ['private-3', 'problem'],
  ])('depends on the egress to ssmmessages: from %s it is %s', async (name, verdict) => {
    attach(product, 'db-migrate-task', channels)
    const values = { ...exec, ...toNetwork([subnetOf(name)]) }
    expect(await checkOf(product, 'exec', values)).toMatchObject({ verdict })
  })

  it('is unknown through the network of an instance', async () => {
    attach(product, 'cache-warm-task', channels)
    const values = { ...exec, taskDefinition: 'cache-warm', cluster: 'batch' }
    const check = await checkOf(product, 'exec', values)
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.sentence).toContain('network mode bridge')
  })

  it('is a problem if the operator may not execute commands', async () => {
    attach(product, 'db-migrate-task', channels)
    const asViewer = { user: 'viewer' } as const
    expect(await checkOf(product, 'exec', exec, asViewer)).toMatchObject({
      verdict: 'problem',
      evidence: expect.arrayContaining([expect.stringContaining('ecs:ExecuteCommand')]) as string[],
    })
    attachToUser(product, 'viewer', [
      { Effect: 'Allow', Action: 'ecs:ExecuteCommand', Resource: '*' },
    ])
    expect(await checkOf(product, 'exec', exec, asViewer)).toMatchObject({ verdict: 'fine' })
  })

  it('is unknown if the cluster encrypts sessions with a key of its own', async () => {
    attach(product, 'db-migrate-task', channels)
    const { region, endpoint, credentials } = product.as('operator').aws
    const executeCommandConfiguration = { kmsKeyId: 'alias/sessions', logging: 'DEFAULT' as const }
    await new ECSClient({ region, endpoint, credentials }).send(
      new CreateClusterCommand({
        clusterName: 'sealed',
        configuration: { executeCommandConfiguration },
      }),
    )
    const compute = { kind: 'launchType' as const, launchType: 'FARGATE' as const }
    const check = await checkOf(product, 'exec', { ...exec, compute, cluster: 'sealed' })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence).toContain('kmsKeyId alias/sessions')
    const gone = await checkOf(product, 'exec', { ...exec, compute, cluster: 'gone' })
    expect(gone).toMatchObject({ verdict: 'unknown' })
  })

  it('is unknown if IAM may not be called', async () => {
    const check = await checkOf(product, 'exec', exec, { user: 'launcher' })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence.join()).toContain('AccessDenied')
  })
})

describe('a task definition or platform that prevents ECS Exec', () => {
  const enterable = { taskRoleArn: `arn:aws:iam::${ACCOUNT}:role/db-migrate-task` }
  const closed = { readonlyRootFilesystem: true }

  it.each<[Parameters<typeof register>[2], Parameters<typeof register>[3], CheckVerdict, string]>([
    [[closed], {}, 'problem', 'app: readonlyRootFilesystem true'],
    [[{}, { ...closed, name: 'side' }], {}, 'warning', 'side: readonlyRootFilesystem true'],
    [[{}, { name: 'side' }], { pidMode: 'task' }, 'warning', 'pidMode task'],
  ])('%o with %o is a %s', async (containers, more, verdict, evidence) => {
    attach(product, 'db-migrate-task', channels)
    await register(product, 'closed', containers, { ...enterable, ...more })
    const check = await checkOf(product, 'exec', { ...exec, taskDefinition: 'closed' })
    expect(check).toMatchObject({ verdict, path: 'taskDefinition' })
    expect(check.evidence).toContain(evidence)
  })

  it.each([
    ['1.3.0', 'problem'],
    ['1.4.0', 'fine'],
    ['LATEST', 'fine'],
  ])('platform version %s is %s', async (platformVersion, verdict) => {
    attach(product, 'db-migrate-task', channels)
    expect(await checkOf(product, 'exec', { ...exec, platformVersion })).toMatchObject({ verdict })
  })
})
