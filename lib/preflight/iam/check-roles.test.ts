import { ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, checkOf, register, subnetOf } from '../../testing/preflight-on-local-aws.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { trustOf } from '../../local-aws/services/iam/attached-policy.ts'
import { iamOf } from '../../local-aws/services/iam/iam-state.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`

const overriding = (member: 'taskRoleArn' | 'executionRoleArn', arn: string) => ({
  overrides: { [member]: arn },
})

/** RunTask itself, which has to say the same as the check. */
function runTask(members: Partial<RunTaskCommandInput> = {}) {
  const { region, endpoint, credentials } = product.as('operator').aws
  const awsvpcConfiguration = { subnets: [subnetOf('private-1')] }
  return new ECSClient({ region, endpoint, credentials }).send(
    new RunTaskCommand({
      taskDefinition: 'db-migrate',
      cluster: 'demo',
      networkConfiguration: { awsvpcConfiguration },
      ...members,
    }),
  )
}

describe('the roles of a launch', () => {
  it('can be passed if they trust ECS and a policy allows it', async () => {
    const check = await checkOf(product, 'roles')
    expect(check).toMatchObject({ verdict: 'fine' })
    expect(check.evidence).toEqual([
      `${role('db-migrate-task')}: trust policy allows ecs-tasks.amazonaws.com`,
      `iam:PassRole on ${role('db-migrate-task')}: allowed, policy everything`,
      `${role('ecsTaskExecutionRole')}: trust policy allows ecs-tasks.amazonaws.com`,
      `iam:PassRole on ${role('ecsTaskExecutionRole')}: allowed, policy everything`,
    ])
  })

  it('are those of the override if it has any, also by name', async () => {
    const check = await checkOf(product, 'roles', overriding('taskRoleArn', 'storefront-task'))
    expect(check.verdict).toBe('fine')
    expect(check.evidence[0]).toContain(role('storefront-task'))
    expect(check.evidence.join()).not.toContain('db-migrate-task')
    await expect(runTask(overriding('taskRoleArn', 'storefront-task'))).resolves.toBeDefined()
  })

  it('are none if nothing names one', async () => {
    await register(product, 'bare', [{}], { executionRoleArn: undefined })
    expect(await checkOf(product, 'roles', { taskDefinition: 'bare' })).toMatchObject({
      verdict: 'fine',
      evidence: [],
    })
  })

  it.each([
    [role('service-role/invoice-mailer'), /trust policy does not allow ecs-tasks/],
    [role('no-such-role'), /^iam:GetRole: NoSuchEntity/],
    [role('invoice-mailer'), /^iam:GetRole: .*:role\/service-role\/invoice-mailer$/],
    [
      role('payroll-run-task', '444455556666'),
      /^arn:aws:iam::444455556666:role\/payroll-run-task$/,
    ],
  ])('are a problem: %s', async (arn, evidence) => {
    const check = await checkOf(product, 'roles', overriding('taskRoleArn', arn))
    expect(check).toMatchObject({ verdict: 'problem', path: 'overrides.taskRoleArn' })
    expect(check.evidence[0]).toMatch(evidence)
    await expect(runTask(overriding('taskRoleArn', arn))).rejects.toMatchObject({
      name: 'ClientException',
    })
  })

  it('are a problem if the operator may not pass them', async () => {
    const check = await checkOf(product, 'roles', {}, { user: 'viewer' })
    expect(check).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringMatching(/db-migrate-task .*ecsTaskExecutionRole /) as string,
    })
  })

  it('have what could not be read as evidence beside a problem', async () => {
    await product.fault({
      kind: 'error',
      service: 'iam',
      operation: 'GetRole',
      status: 403,
      code: 'AccessDenied',
      message: 'not you',
    })
    const check = await checkOf(product, 'roles', {}, { user: 'viewer' })
    expect(check.verdict).toBe('problem')
    expect(check.evidence).toContain('iam:GetRole: AccessDenied: not you')
  })

  it('are unknown without permission to read IAM, and the sentence names the actions', async () => {
    const check = await checkOf(product, 'roles', {}, { user: 'launcher' })
    expect(check.verdict).toBe('unknown')
    expect(check.sentence).toContain('iam:GetRole')
    expect(check.sentence).toContain('iam:SimulatePrincipalPolicy')
    expect(check.evidence.join()).toContain('AccessDenied')
  })
})

describe('the role that manages a volume', () => {
  const volume = (roleArn: string) => ({
    volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn, sizeInGiB: 10 } }],
  })

  it('is passed to ECS itself', async () => {
    const check = await checkOf(product, 'roles', volume(role('ecsInfrastructureRole')))
    expect(check.verdict).toBe('fine')
    expect(check.evidence).toContain(
      `${role('ecsInfrastructureRole')}: trust policy allows ecs.amazonaws.com`,
    )
  })

  it('is a problem if it trusts tasks only', async () => {
    expect(await checkOf(product, 'roles', volume(role('db-migrate-task')))).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringMatching(/data.*db-migrate-task.* ecs\.amazonaws\.com/) as string,
      path: 'volumeConfigurations.0.managedEBSVolume.roleArn',
    })
  })
})

describe('a role that trusts ECS under a condition', () => {
  const name = 'db-migrate-task'

  function conditionally(condition: object) {
    const { roles } = iamOf(product.aws.world)
    const known = roles.get(role(name))
    if (!known) throw new Error(`There is no role ${name}`)
    const trust = trustOf({ Service: 'ecs-tasks.amazonaws.com' }, { condition: { ...condition } })
    roles.set(role(name), { ...known, ...trust })
  }

  it.each([
    ['of this account', { StringEquals: { 'aws:SourceAccount': ACCOUNT } }, 'fine'],
    ['of another account', { StringEquals: { 'aws:SourceAccount': '444455556666' } }, 'problem'],
    ['that only AWS can check', { StringEquals: { 'aws:SourceOrgID': 'o-1' } }, 'unknown'],
  ])('%s', async (_, condition, verdict) => {
    // The seed registers its definitions when its Region is first used, with roles that ECS trusts.
    await checkOf(product, 'roles')
    conditionally(condition)
    const check = await checkOf(product, 'roles')
    expect(check.verdict).toBe(verdict)
    if (verdict === 'fine') await expect(runTask()).resolves.toBeDefined()
    if (verdict === 'problem') await expect(runTask()).rejects.toThrow(/unable to assume the role/)
    if (verdict === 'unknown') expect(check.evidence.join()).toContain('aws:SourceOrgID')
  })
})
