import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import type { SimulatePrincipalPolicyCommandInput } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'
import type { KnownPrincipal } from '../../../test/client-options.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws()
})
afterAll(() => local.close())

const user = (name: string) => `arn:aws:iam::111122223333:user/${name}`
const demo = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
const definition = 'arn:aws:ecs:us-east-1:111122223333:task-definition/db-migrate:14'

const simulate = (
  input: Partial<SimulatePrincipalPolicyCommandInput>,
  principal: KnownPrincipal = 'viewer',
) =>
  new IAMClient(clientOptions(local, principal)).send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: user('launcher'),
      ActionNames: ['ecs:RunTask'],
      ...input,
    }),
  )

const onCluster = (arn: string) => ({
  ContextEntries: [
    { ContextKeyName: 'ecs:cluster', ContextKeyValues: [arn], ContextKeyType: 'string' as const },
  ],
})

describe('a simulation', () => {
  it.each([
    ['launcher', onCluster(demo), 'allowed'],
    ['launcher', onCluster(demo.replace('demo', 'batch')), 'implicitDeny'],
    ['launcher', {}, 'implicitDeny'],
    ['viewer', {}, 'implicitDeny'],
    ['operator', {}, 'allowed'],
  ])('of RunTask by %s with %o: %s', async (name, context, decision) => {
    const input = { PolicySourceArn: user(name), ResourceArns: [definition], ...context }
    const { EvaluationResults: results, IsTruncated } = await simulate(input)
    expect(results).toMatchObject([
      { EvalActionName: 'ecs:RunTask', EvalResourceName: definition, EvalDecision: decision },
    ])
    expect(results?.[0]?.ResourceSpecificResults).toMatchObject([
      { EvalResourceName: definition, EvalResourceDecision: decision },
    ])
    expect(IsTruncated).toBe(false)
  })

  it('tells which statement decided and which context is missing', async () => {
    const [without] = (await simulate({})).EvaluationResults ?? []
    expect(without?.MissingContextValues).toEqual(['ecs:cluster'])
    expect(without?.MatchedStatements).toEqual([])
    const [given] = (await simulate(onCluster(demo))).EvaluationResults ?? []
    expect(given?.MissingContextValues).toEqual([])
    expect(given?.MatchedStatements).toEqual([
      { SourcePolicyId: 'launch-on-demo', SourcePolicyType: 'user' },
    ])
  })

  it('answers for every action on every resource, in pages where asked', async () => {
    const input = {
      ActionNames: ['ecs:RunTask', 'ecs:StopTask'],
      ResourceArns: [definition, '*'],
    }
    const whole = await simulate(input)
    const pairs = whole.EvaluationResults?.map(one => [one.EvalActionName, one.EvalResourceName])
    expect(pairs).toEqual([
      ['ecs:RunTask', definition],
      ['ecs:RunTask', '*'],
      ['ecs:StopTask', definition],
      ['ecs:StopTask', '*'],
    ])
    const first = await simulate({ ...input, MaxItems: 3 })
    expect(first.IsTruncated).toBe(true)
    const second = await simulate({ ...input, Marker: first.Marker })
    expect([...(first.EvaluationResults ?? []), ...(second.EvaluationResults ?? [])]).toEqual(
      whole.EvaluationResults,
    )
  })

  it('asks what a role may be passed to', async () => {
    const passTo = async (service: string) => {
      const { EvaluationResults: results } = await simulate({
        ActionNames: ['iam:PassRole'],
        ResourceArns: ['arn:aws:iam::111122223333:role/ecsTaskExecutionRole'],
        ContextEntries: [
          {
            ContextKeyName: 'iam:PassedToService',
            ContextKeyValues: [service],
            ContextKeyType: 'string',
          },
        ],
      })
      return results?.[0]?.EvalDecision
    }
    expect(await passTo('ecs-tasks.amazonaws.com')).toBe('allowed')
    expect(await passTo('ec2.amazonaws.com')).toBe('implicitDeny')
  })

  it('adds given policies, and cuts by a boundary', async () => {
    const policy = (Effect: string) =>
      JSON.stringify({ Statement: [{ Effect, Action: 'ecs:*', Resource: '*' }] })
    const decide = async (input: Partial<SimulatePrincipalPolicyCommandInput>) =>
      (await simulate({ PolicySourceArn: user('viewer'), ...input })).EvaluationResults?.[0]
    expect(await decide({ PolicyInputList: [policy('Allow')] })).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1', SourcePolicyType: 'none' }],
    })
    expect(await decide({ PolicyInputList: [policy('Deny')] })).toMatchObject({
      EvalDecision: 'explicitDeny',
    })
    const bounded = {
      PolicySourceArn: user('operator'),
      PermissionsBoundaryPolicyInputList: [policy('Allow')],
      ActionNames: ['ec2:DescribeVpcs'],
    }
    expect(await decide(bounded)).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    })
  })

  it('takes a session’s role by the ARN of the role', async () => {
    const role = 'arn:aws:iam::111122223333:role/slipway-operator'
    const { EvaluationResults: results } = await simulate({ PolicySourceArn: role })
    expect(results?.[0]?.EvalDecision).toBe('allowed')
    const session = 'arn:aws:sts::111122223333:assumed-role/slipway-operator/ann'
    await expect(simulate({ PolicySourceArn: session })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: `Invalid Entity Arn: ${session} does not clearly define entity type and name.`,
    })
  })

  it.each([
    [{ PolicySourceArn: user('nobody') }, 'NoSuchEntityException', 'name nobody cannot be found'],
    [{ PolicySourceArn: user('x').replace('user', 'group') }, 'NoSuchEntityException', 'group'],
    [{ ActionNames: ['RunTask'] }, 'InvalidInputException', 'RunTask'],
    [{ ResourceArns: ['demo'] }, 'InvalidInputException', 'demo'],
    [{ PolicyInputList: ['{'] }, 'InvalidInputException', 'invalid Json'],
    [{ ResourcePolicy: '{}' }, 'InvalidInputException', 'ResourcePolicy'],
    [{ PolicySourceArn: 'x' }, 'ValidationError', 'greater than or equal to 20'],
  ])('of %o is refused', async (input, name, message) => {
    await expect(simulate(input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message) as string,
    })
  })

  it('needs a permission of its own', async () => {
    await expect(simulate({}, 'launcher')).rejects.toThrow(
      `is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${user('launcher')} because`,
    )
  })
})
