import { describe, expect, it, onTestFinished } from 'vitest'
import { trustOf } from '../../iam/attached-policy.ts'
import { iamOf } from '../../iam/iam-state.ts'
import { sendRaw } from '../../../test/send-raw.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const role = (name: string, account = '111122223333') => `arn:aws:iam::${account}:role/${name}`
const members = ['taskRoleArn', 'executionRoleArn'] as const

const settings = (body: object) =>
  sendRaw(local.aws.port, {
    path: '/_local/settings',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const unassumable = (arn: string) => ({
  name: 'ClientException',
  message: `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`,
})

const registerWith = (family: string, roles: object) =>
  local.register({
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    ...roles,
  })

/** Roles that ECS cannot assume for a task of the account. */
const bad: [why: string, arn: string][] = [
  ['does not exist', role('nobody')],
  ['has another path', role('invoice-mailer')],
  ['trusts another service', role('service-role/invoice-mailer')],
  ['trusts people', role('slipway-operator')],
  ['trusts ECS, but not its tasks', role('ecsInfrastructureRole')],
  ['is one of another account', role('payroll-run-task', '444455556666')],
]

describe.each(members)('%s', member => {
  it.each(bad)('of the overrides is refused if the role %s', async (_why, arn) => {
    await expect(local.run({ overrides: { [member]: arn } })).rejects.toMatchObject(
      unassumable(arn),
    )
  })

  it('of the definition is taken when it is registered, and refused by RunTask', async () => {
    const family = `badly-${member}`
    await registerWith(family, { [member]: role('nobody') })
    await expect(local.run({ taskDefinition: family })).rejects.toMatchObject(
      unassumable(role('nobody')),
    )
    const overrides = { [member]: role('one-off-shell-task') }
    await expect(local.run({ taskDefinition: family, overrides })).resolves.toBeDefined()
  })

  it('may be the name of a role', async () => {
    await expect(
      local.run({ overrides: { [member]: 'one-off-shell-task' } }),
    ).resolves.toBeDefined()
    await expect(local.run({ overrides: { [member]: 'nobody' } })).rejects.toMatchObject(
      unassumable(role('nobody')),
    )
  })

  it('may trust ECS for this account’s tasks only', async () => {
    const arn = role('cache-warm-task')
    const { roles } = iamOf(local.aws.world)
    const known = roles.get(arn)
    if (!known) throw new Error(`There is no role ${arn}`)
    onTestFinished(() => void roles.set(arn, known))
    for (const [account, isTrusting] of [
      ['111122223333', true],
      ['444455556666', false],
    ] as const) {
      const condition = {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:ecs:us-east-1:${account}:*` },
      }
      roles.set(arn, {
        ...known,
        ...trustOf({ Service: 'ecs-tasks.amazonaws.com' }, { condition }),
      })
      const started = local.run({ overrides: { [member]: arn } })
      if (isTrusting) await expect(started).resolves.toBeDefined()
      else await expect(started).rejects.toMatchObject(unassumable(arn))
    }
  })
})

it('a suite that invents ARNs can turn the check off, until the next reset', async () => {
  const overrides = { taskRoleArn: role('invented'), executionRoleArn: role('invented') }
  expect((await settings({ checkRoles: false })).status).toBe(200)
  const { tasks } = await local.run({ overrides })
  expect(tasks).toMatchObject([{ overrides }])
  await expect(local.run({ overrides: { taskRoleArn: 'not a role' } })).rejects.toMatchObject({
    name: 'ClientException',
    message: 'Role is not valid',
  })
  await sendRaw(local.aws.port, { method: 'POST', path: '/_local/reset' })
  await expect(local.run({ overrides })).rejects.toMatchObject(unassumable(role('invented')))
})
