import { allow, attachedPolicy, trustOf } from './attached-policy.ts'
import { everythingPolicy, readOnlyPolicy } from './known-principals.ts'
import { managedPolicies } from './managed-policies.ts'
import type { Policy } from './policy.ts'
import type { Role } from './principal.ts'

type SeedRole = Omit<Role, 'roleId'>

const hour = 3600
const createdAtMs = Date.UTC(2025, 2, 11, 9, 30)

/** The ExternalId that a partner must name to assume `cross-account-audit`. */
export const auditExternalId = 'slipway-audit-2026'

const firstAccountFamilies = [
  ...['db-migrate', 'nightly-report', 'orders-backfill', 'search-reindex', 'storefront'],
  ...['repair-worker', 'order-worker', 'one-off-shell', 'invoice-pdf', 'cache-warm'],
  ...['image-resize', 'ledger-export', 'log-archive', 'upload-watcher'],
]
const outsiderFamilies = ['payroll-run', 'intranet']

function role(
  accountId: string,
  name: string,
  trust: ReturnType<typeof trustOf>,
  policies: readonly (Policy | undefined)[],
  details: Partial<Pick<Role, 'path' | 'description' | 'maxSessionSeconds' | 'tags'>> = {},
): SeedRole {
  return {
    accountId,
    name,
    path: '/',
    createdAtMs,
    maxSessionSeconds: hour,
    tags: {},
    ...trust,
    policies: policies.filter(policy => policy !== undefined),
    ...details,
  }
}

const managed = (name: string) => managedPolicies.get(`arn:aws:iam::aws:policy/${name}`)
const service = (name: string) => trustOf({ Service: `${name}.amazonaws.com` })

/** Trusts the whole account: its identities may assume the role if their own policies allow it. */
function accountTrust(accountId: string) {
  const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
  return trustOf({ AWS: `arn:aws:iam::${accountId}:root` }, { actions })
}

function peopleRoles(accountId: string): SeedRole[] {
  const trust = accountTrust(accountId)
  return [
    role(accountId, 'slipway-operator', trust, [everythingPolicy('role')], {
      description: 'Launches, watches and stops one-off tasks',
      maxSessionSeconds: 12 * hour,
      tags: { team: 'platform' },
    }),
    role(accountId, 'slipway-viewer', trust, [readOnlyPolicy('role')], {
      description: 'Sees everything, changes nothing',
      tags: { team: 'platform' },
    }),
  ]
}

/** The roles of tasks: one to execute any task, and one for each family. */
function taskRoles(accountId: string, families: readonly string[]): SeedRole[] {
  const trust = service('ecs-tasks')
  const dataAccess = (family: string) =>
    attachedPolicy('role', `${family}-data`, [
      allow(['s3:GetObject', 's3:PutObject'], { resource: `arn:aws:s3:::acme-${family}/*` }),
    ])
  return [
    role(
      accountId,
      'ecsTaskExecutionRole',
      trust,
      [managed('service-role/AmazonECSTaskExecutionRolePolicy')],
      { description: 'Allows ECS tasks to pull images and to write logs' },
    ),
    ...families.map(family =>
      role(accountId, `${family}-task`, trust, [dataAccess(family)], { tags: { service: family } }),
    ),
  ]
}

function serviceRoles(accountId: string): SeedRole[] {
  const agent = [allow(['ecs:Poll', 'ecs:StartTelemetrySession', 'ecs:SubmitTaskStateChange'])]
  const volumes = [allow(['ec2:CreateVolume', 'ec2:AttachVolume', 'ec2:DeleteVolume'])]
  const linked = [allow(['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface'])]
  return [
    role(accountId, 'ecsInstanceRole', service('ec2'), [
      attachedPolicy('role', 'container-agent', agent),
    ]),
    role(accountId, 'ecsInfrastructureRole', service('ecs'), [
      attachedPolicy('role', 'volumes', volumes),
    ]),
    role(accountId, 'invoice-mailer', service('lambda'), [], {
      path: '/service-role/',
      description: 'For a function: tasks cannot run with it',
    }),
    role(
      accountId,
      'AWSServiceRoleForECS',
      service('ecs'),
      [attachedPolicy('role', 'AmazonECSServiceRolePolicy', linked)],
      {
        path: '/aws-service-role/ecs.amazonaws.com/',
        description: 'Role to enable Amazon ECS to manage your cluster.',
      },
    ),
  ]
}

/** A role for auditors of another account. They must name its ExternalId. */
function auditRole(accountId: string, trustedAccountId: string): SeedRole {
  const trust = trustOf(
    { AWS: `arn:aws:iam::${trustedAccountId}:root` },
    { condition: { StringEquals: { 'sts:ExternalId': auditExternalId } } },
  )
  return role(accountId, 'cross-account-audit', trust, [readOnlyPolicy('role')])
}

export function demoRoles(accountId: string, outsiderAccountId: string): SeedRole[] {
  return [
    ...peopleRoles(accountId),
    ...taskRoles(accountId, firstAccountFamilies),
    ...serviceRoles(accountId),
    auditRole(accountId, outsiderAccountId),
    ...peopleRoles(outsiderAccountId),
    ...taskRoles(outsiderAccountId, outsiderFamilies),
  ]
}
