import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACCOUNT,
  checkOf,
  register,
  subnetOf,
  toNetwork,
} from '../testing/preflight-on-local-aws.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { Route } from '../local-aws/services/ec2/ec2-state.ts'
import { ec2Of } from '../local-aws/services/ec2/ec2-state.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const ec2 = () => ec2Of({ world: product.aws.world, accountId: ACCOUNT, region: 'us-east-1' })

/** Replaces the routes of a subnet's own table. */
function reroute(name: string, routes: Route[]): void {
  const subnetId = subnetOf(name)
  for (const table of ec2().routeTables.values()) {
    if (table.associations.some(it => 'subnetId' in it && it.subnetId === subnetId)) {
      table.routes = routes
    }
  }
}

const checkFrom = (name: string, ip: 'ENABLED' | 'DISABLED' = 'DISABLED') =>
  checkOf(product, 'image', toNetwork([subnetOf(name)], ip))

describe('the egress of a subnet to the image', () => {
  it.each([
    ['public-1', 'ENABLED', 'fine', / via igw-\w+ with a public IP;/],
    ['public-1', 'DISABLED', 'problem', /0\.0\.0\.0\/0 via igw-\w+/],
    ['private-1', 'DISABLED', 'fine', /0\.0\.0\.0\/0 via nat-\w+/],
    ['private-3', 'DISABLED', 'fine', /endpoints ecr\.api vpce-\w+, ecr\.dkr vpce-\w+, s3 vpce-/],
    ['isolated-1', 'DISABLED', 'problem', /no route out of the VPC; .*needs an endpoint for s3/],
  ] as const)('of %s with public IP %s is %s', async (name, ip, verdict, evidence) => {
    const check = await checkFrom(name, ip)
    expect(check.verdict).toBe(verdict)
    expect(check.evidence[0]).toMatch(evidence)
    expect(check.evidence[0]).toMatch(new RegExp(`^${subnetOf(name)}, rtb-\\w+: `))
  })

  it('is a problem if one of the subnets has none, and the sentence names that subnet', async () => {
    const subnets = ['private-1', 'isolated-1'].map(subnetOf)
    expect(await checkOf(product, 'image', toNetwork(subnets))).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringMatching(
        `^${subnets[1]} .*${ACCOUNT}\\.dkr\\.ecr\\.us-east-1\\.amazonaws\\.com/demo/migrate:1\\.14\\.$`,
      ) as string,
      path: 'networkConfiguration.awsvpcConfiguration.subnets',
    })
  })

  it('is unknown behind a virtual private gateway', async () => {
    reroute('private-1', [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'vgw-1' }])
    const check = await checkFrom('private-1')
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toContain('0.0.0.0/0 via vgw-1')
  })

  it.each([
    ['public.ecr.aws/docker/library/busybox:1.37'],
    ['busybox'],
    ['ghcr.io/acme/app:1'],
    [`${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/app:1`],
  ])('through endpoints alone does not reach %s', async image => {
    await register(product, 'elsewhere', [{ image }])
    const values = { taskDefinition: 'elsewhere', ...toNetwork([subnetOf('private-3')]) }
    const check = await checkOf(product, 'image', values)
    expect(check).toMatchObject({ verdict: 'problem' })
    expect(check.sentence).toContain(`the image ${image}.`)
  })

  it('through endpoints reaches ECR of another account, and not a secret', async () => {
    const image = '444455556666.dkr.ecr.us-east-1.amazonaws.com/app:1'
    const values = { taskDefinition: 'foreign', ...toNetwork([subnetOf('private-3')]) }
    await register(product, 'foreign', [{ image }])
    expect(await checkOf(product, 'image', values)).toMatchObject({ verdict: 'fine' })
    const secret = { name: 'TOKEN', valueFrom: '/app/token' }
    await register(product, 'foreign', [{ image, secrets: [secret] }])
    const check = await checkOf(product, 'image', values)
    expect(check.sentence).toContain('the secret TOKEN.')
    expect(check.evidence[0]).toContain('the secret TOKEN needs an endpoint for ssm')
  })
})

it('needs the environment files of an override, too', async () => {
  const file = 'arn:aws:s3:::acme/app.env'
  const environmentFiles = [{ value: file, type: 's3' as const }]
  const overrides = { containerOverrides: [{ name: 'migrate', environmentFiles }] }
  const values = { ...toNetwork([subnetOf('isolated-1')]), overrides }
  const check = await checkOf(product, 'image', values)
  expect(check.sentence).toContain(`the environment file ${file}`)
})

describe('an endpoint counts only', () => {
  it('for the route tables that it is associated with', async () => {
    for (const endpoint of ec2().vpcEndpoints.values()) {
      if (endpoint.type === 'Gateway') endpoint.routeTableIds = []
    }
    expect(await checkFrom('private-3')).toMatchObject({
      verdict: 'problem',
      evidence: [expect.stringContaining('needs an endpoint for s3'), expect.anything()],
    })
  })

  it('if it can be read: where routes alone are not enough, the check is unknown', async () => {
    await product.fault({
      kind: 'error',
      operation: 'DescribeVpcEndpoints',
      status: 403,
      code: 'UnauthorizedOperation',
      message: 'not you',
    })
    const check = await checkFrom('private-3')
    expect(check.verdict).toBe('unknown')
    expect(check.sentence).toContain('ec2:DescribeVpcEndpoints')
    expect(check.evidence).toContain('ec2:DescribeVpcEndpoints: UnauthorizedOperation: not you')
    expect(await checkFrom('private-1')).toMatchObject({ verdict: 'fine' })
  })
})

describe('the check of the image is not fine', () => {
  it.each(['DescribeSubnets', 'DescribeRouteTables'])('without ec2:%s', async operation => {
    const denial = { status: 403, code: 'UnauthorizedOperation', message: 'not you' }
    await product.fault({ kind: 'error', operation, ...denial })
    const check = await checkFrom('private-1')
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toBe(`ec2:${operation}: UnauthorizedOperation: not you`)
  })

  it('in a subnet that does not exist', async () => {
    expect(await checkOf(product, 'image', toNetwork(['subnet-0123']))).toMatchObject({
      verdict: 'problem',
      evidence: ['ec2:DescribeSubnets: no subnet-0123'],
    })
  })

  it('before a subnet is chosen', async () => {
    const path = 'networkConfiguration.awsvpcConfiguration.subnets'
    const check = await checkOf(product, 'image', toNetwork([]))
    expect(check).toMatchObject({ verdict: 'unknown', path, evidence: [] })
  })

  it.each(['cache-warm', 'ledger-export'])(
    'for %s on instances, which pull through their own network',
    async taskDefinition => {
      const check = await checkOf(product, 'image', { taskDefinition, cluster: 'batch' })
      expect(check).toMatchObject({ verdict: 'unknown' })
      expect(check.evidence[0]).toMatch(/^image /)
    },
  )

  it('where the cluster, and so its default capacity, is unknown', async () => {
    await register(product, 'anywhere', [{ memory: 64 }], { requiresCompatibilities: [] })
    const values = { taskDefinition: 'anywhere', cluster: 'nowhere' }
    const check = await checkOf(product, 'image', values)
    expect(check).toMatchObject({ verdict: 'unknown', path: 'cluster' })
  })
})
