import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NEEDS_MFA } from '../aws/iam/needs-mfa.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'
import { iamOf } from '../local-aws/services/iam/iam-state.ts'

describe('the roles of the account', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const readAs = (user: 'operator' | 'launcher') =>
    readCatalog('roles', product.as(user).aws, new URLSearchParams())

  async function read() {
    const answer = await readAs('operator')
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  it('come by name, with whom they trust', async () => {
    const roles = await read()
    const names = roles.map(({ name }) => name)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
    const byName = new Map(roles.map(role => [role.name, role]))
    expect(byName.get('ecsTaskExecutionRole')).toEqual({
      arn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      name: 'ecsTaskExecutionRole',
      description: 'Allows ECS tasks to pull images and to write logs',
      trustedServices: ['ecs-tasks.amazonaws.com'],
    })
    expect(byName.get('ecsInfrastructureRole')?.trustedServices).toEqual(['ecs.amazonaws.com'])
    expect(byName.get('invoice-mailer')).toMatchObject({
      arn: 'arn:aws:iam::111122223333:role/service-role/invoice-mailer',
      trustedServices: ['lambda.amazonaws.com'],
    })
    expect(byName.get('slipway-operator')?.trustedServices).toEqual([])
  })

  it('come whole where they fill several pages', async () => {
    const before = await read()
    const { roles } = iamOf(product.aws.world)
    const [pattern] = roles.values()
    if (!pattern) throw new Error('The account has no role.')
    for (let index = 0; index < 1_100; index += 1) {
      const name = `many-${index}`
      roles.set(`arn:aws:iam::111122223333:role/${name}`, {
        ...pattern,
        accountId: '111122223333',
        name,
      })
    }
    expect(await read()).toHaveLength(before.length + 1_100)
  })

  it('are denied in IAM’s words to whom its policies do not allow it', async () => {
    expect(await readAs('launcher')).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden', detail: expect.stringContaining('iam:ListRoles') as string },
    })
  })

  it('are denied, not a session that ended, to a session without MFA', async () => {
    const { aws } = product.as('operator')
    const sts = new STSClient({ ...aws })
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}))
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    }
    expect(
      await readCatalog('roles', { ...aws, credentials }, new URLSearchParams()),
    ).toMatchObject({
      ok: false,
      failure: {
        kind: 'forbidden',
        code: 'InvalidClientTokenId',
        message: NEEDS_MFA,
      },
    })
  })
})
