import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, attach, checkOf, register } from '../testing/preflight-on-local-aws.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const awslogs = (options: Record<string, string>) => ({
  logConfiguration: {
    logDriver: 'awslogs' as const,
    options: { 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'run', ...options },
  },
})

const unsetMode = (name: string) => expect.stringContaining(`${name}: mode isn’t set`) as string

/** The check of a task definition with one container that logs like this. */
async function logsOf(
  container: Parameters<typeof register>[2][number],
  more: Parameters<typeof register>[3] = {},
) {
  await register(product, 'logging', [container], more)
  return checkOf(product, 'logs', { taskDefinition: 'logging' })
}

const onInstances = {
  requiresCompatibilities: ['EC2' as const],
  networkMode: 'bridge' as const,
  cpu: undefined,
}

describe('the log groups of a launch', () => {
  it('are fine when they exist', async () => {
    expect(await checkOf(product, 'logs')).toMatchObject({
      verdict: 'fine',
      evidence: ['migrate: /ecs/db-migrate in us-east-1 exists', unsetMode('migrate')],
    })
  })

  it('are a problem if one does not exist: a group with a longer name is another one', async () => {
    const check = await logsOf(awslogs({ 'awslogs-group': '/ecs/db-migr' }))
    expect(check).toMatchObject({ verdict: 'problem', path: 'taskDefinition' })
    expect(check.sentence).toContain('ResourceInitializationError')
    expect(check.evidence).toEqual([
      'app: /ecs/db-migr in us-east-1 does not exist',
      unsetMode('app'),
    ])
  })

  it('are looked up in the Region that awslogs-region names', async () => {
    const group = { 'awslogs-group': '/ecs/db-migrate' }
    const there = await logsOf(awslogs({ ...group, 'awslogs-region': 'eu-west-1' }))
    expect(there.verdict).toBe('fine')
    expect(there.evidence[0]).toBe('app: /ecs/db-migrate in eu-west-1 exists')
    const refused = await logsOf(awslogs({ ...group, 'awslogs-region': 'ap-south-1' }))
    expect(refused).toMatchObject({ verdict: 'unknown' })
    expect(refused.sentence).toContain('ap-south-1')
  })

  it('are unknown without permission to list them', async () => {
    const denial = { status: 400, code: 'AccessDeniedException', message: 'not you' }
    await product.fault({ kind: 'error', operation: 'DescribeLogGroups', ...denial })
    const check = await checkOf(product, 'logs')
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toBe('logs:DescribeLogGroups: AccessDeniedException: not you')
  })
})

it('the mode of a log driver is said where the account decides it', async () => {
  const group = { 'awslogs-group': '/ecs/db-migrate' }
  const open = await logsOf(awslogs(group))
  expect(open.verdict).toBe('fine')
  expect(open.evidence.at(-1)).toMatch(/^app: mode isn’t set.*defaultLogDriverMode/)
  const blocking = await logsOf(awslogs({ ...group, mode: 'blocking' }))
  expect(blocking.evidence.join()).not.toContain('mode')
})

describe('a log group that awslogs-create-group creates', () => {
  const created = awslogs({ 'awslogs-group': '/ecs/new', 'awslogs-create-group': 'true' })

  it('is a problem when the execution role may not create it', async () => {
    const check = await logsOf(created)
    expect(check).toMatchObject({ verdict: 'problem', path: 'overrides.executionRoleArn' })
    expect(check.sentence).toMatch(/^Execution role ecsTaskExecutionRole .*\/ecs\/new/)
    expect(check.evidence[1]).toContain('logs:CreateLogGroup on arn:aws:logs:us-east-1:')
  })

  it.each(['/ecs/*', '/ecs/new:*'])('is fine when it may on %s', async name => {
    const Resource = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:${name}`
    attach(product, 'ecsTaskExecutionRole', [
      { Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource },
    ])
    expect(await logsOf(created)).toMatchObject({ verdict: 'fine' })
  })

  it('is unknown if IAM may not be called', async () => {
    await register(product, 'logging', [created])
    const values = { taskDefinition: 'logging' }
    const check = await checkOf(product, 'logs', values, { user: 'launcher' })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.sentence).toContain('iam:SimulatePrincipalPolicy')
  })

  it('is a problem without an execution role, and unknown on an instance', async () => {
    const none = { executionRoleArn: undefined }
    await register(product, 'logging', [{ ...created, memory: 64 }], { ...none, ...onInstances })
    const values = { taskDefinition: 'logging', cluster: 'batch' }
    expect(await checkOf(product, 'logs', values)).toMatchObject({ verdict: 'unknown' })
    const onFargate = { taskDefinition: 'logging', cluster: 'demo' }
    expect(await checkOf(product, 'logs', onFargate)).toMatchObject({ verdict: 'problem' })
  })
})

describe('another log driver', () => {
  it('is named, and not checked', async () => {
    const splunk = { logDriver: 'splunk' as const, options: { 'splunk-url': 'https://splunk' } }
    const secretOptions = [{ name: 'splunk-token', valueFrom: 'token' }]
    expect(await logsOf({ logConfiguration: { ...splunk, secretOptions } })).toMatchObject({
      verdict: 'unknown',
      evidence: ['app: splunk'],
    })
  })

  it('is missing on Fargate, which then keeps no output', async () => {
    expect(await logsOf({})).toMatchObject({
      verdict: 'warning',
      evidence: ['app: no log driver'],
    })
  })

  it('is that of the instance, which is not known, on EC2', async () => {
    await register(product, 'logging', [{ memory: 64 }], onInstances)
    const values = { taskDefinition: 'logging', cluster: 'batch' }
    expect(await checkOf(product, 'logs', values)).toMatchObject({ verdict: 'unknown' })
  })
})
