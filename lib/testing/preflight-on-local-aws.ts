import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { attachedPolicy } from '../local-aws/services/iam/attached-policy.ts'
import { iamOf, roleArn } from '../local-aws/services/iam/iam-state.ts'
import { seedId } from '../local-aws/seed/seed-id.ts'
import type { CheckId, PreflightCheck } from '../preflight/facts/preflight-check.ts'
import { readLaunchForm } from '../preflight/read-launch-form.ts'
import { runPreflight } from '../preflight/run-preflight.server.ts'
import type { LaunchInput } from '../run-task/schema.ts'
import type { Product, UserName } from './product-on-local-aws.ts'

export const ACCOUNT = '111122223333'

/** The id of a seeded subnet of VPC `prod`. */
export const subnetOf = (name: string): string =>
  seedId('subnet', ACCOUNT, 'us-east-1', 'prod', `prod-${name}`)

export const toNetwork = (
  subnets: string[],
  assignPublicIp: 'ENABLED' | 'DISABLED' = 'DISABLED',
): Pick<LaunchInput, 'networkConfiguration'> => ({
  networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [], assignPublicIp } },
})

interface Asker {
  user?: UserName
  /** Whose rights are looked at, where it is not the user who asks. */
  principalArn?: string
  /** Instead of the user's own keys. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** How often each call is tried. */
  maxAttempts?: number
}

/** A launch on Fargate in a subnet behind NAT, with what the test changes of it. */
export async function preflight(
  product: Product,
  values: Partial<LaunchInput>,
  { user = 'operator', principalArn, credentials, maxAttempts }: Asker = {},
): Promise<PreflightCheck[]> {
  const ctx = product.as(user)
  const launch = readLaunchForm({
    taskDefinition: 'db-migrate',
    cluster: 'demo',
    count: 1,
    ...toNetwork([subnetOf('private-1')]),
    ...values,
  })
  if (!launch.ok) throw new Error(launch.failure.message)
  return runPreflight(
    {
      aws: { ...ctx.aws, ...(credentials && { credentials }), ...(maxAttempts && { maxAttempts }) },
      operator: principalArn ? { ...ctx.operator, principalArn } : ctx.operator,
      settings: { isAllowedRegion: region => region !== 'ap-south-1' },
    },
    launch.value,
  )
}

/** One check of a preflight. */
export async function checkOf(
  product: Product,
  id: CheckId,
  values: Partial<LaunchInput> = {},
  asker: Asker = {},
): Promise<PreflightCheck> {
  const check = (await preflight(product, values, asker)).find(it => it.id === id)
  if (!check) throw new Error(`There is no check ${id}`)
  return check
}

/** Registers a Fargate definition; containers are named `app` unless the test says otherwise. */
export async function register(
  product: Product,
  family: string,
  containers: Partial<ContainerDefinition>[],
  more: Partial<RegisterTaskDefinitionCommandInput> = {},
): Promise<void> {
  const { region, endpoint, credentials } = product.as('operator').aws
  await new ECSClient({ region, endpoint, credentials }).send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/ecsTaskExecutionRole`,
      containerDefinitions: containers.map(it => ({ name: 'app', image: 'example/app:1', ...it })),
      ...more,
    }),
  )
}

/** Gives a role of the account another policy, as its owner would. */
export function attach(product: Product, roleName: string, statements: object[]): void {
  const iam = iamOf(product.aws.world)
  const role = [...iam.roles.values()].find(it => it.accountId === ACCOUNT && it.name === roleName)
  if (!role) throw new Error(`There is no role ${roleName}`)
  const policy = attachedPolicy(
    'role',
    'given-by-the-test',
    statements.map(it => ({ ...it })),
  )
  iam.roles.set(roleArn(role), { ...role, policies: [...role.policies, policy] })
}

/** Gives a user another policy. */
export function attachToUser(product: Product, name: string, statements: object[]): void {
  const iam = iamOf(product.aws.world)
  const user = [...iam.users.values()].find(it => it.accountId === ACCOUNT && it.name === name)
  if (!user) throw new Error(`There is no user ${name}`)
  const policy = attachedPolicy(
    'user',
    'given-by-the-test',
    statements.map(it => ({ ...it })),
  )
  iam.users.set(user.accessKeyId, { ...user, policies: [...user.policies, policy] })
}
