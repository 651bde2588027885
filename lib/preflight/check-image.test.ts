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

const ways = (name: string, ip: 'ENABLED' | 'DISABLED' = 'DISABLED') =>
  checkOf(product, 'image', toNetwork([subnetOf(name)], ip))

describe('the way of a subnet to the image', () => {
  it.each([
    ['public-1', 'ENABLED', 'fine', / by igw-\w+ with a public IP;/],
    ['public-1', 'DISABLED', 'problem', /igw-\w+, which a task without public IP cannot use;/],
    ['private-1', 'DISABLED', 'fine', /0\.0\.0\.0\/0 by nat-\w+, a NAT gateway;/],
    ['private-3', 'DISABLED', 'fine', /endpoints ecr\.api vpce-\w+, ecr\.dkr vpce-\w+, s3 vpce-/],
    ['isolated-1', 'DISABLED', 'problem', /no route out of the VPC; .*lacks an endpoint for s3/],
  ] as const)('of %s with public IP %s is %s', async (name, ip, verdict, evidence) => {
    const check = await ways(name, ip)
    expect(check.verdict).toBe(verdict)
    expect(check.evidence[0]).toMatch(evidence)
    expect(check.evidence[0]).toMatch(new RegExp(`^${subnetOf(name)}, rtb-\\w+: `))
    expect(check.evidence).toContain(
      'Judged by routes and endpoints; security groups and network ACLs are not.',
    )
  })

  it('is a problem as soon as one of them has none, and names it', async () => {
    const subnets = ['private-1', 'isolated-1'].map(subnetOf)
    expect(await checkOf(product, 'image', toNetwork(subnets))).toMatchObject({
      verdict: 'problem',
      sentence: `${subnets[1]} has no way to the image ${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/demo/migrate:1.14.`,
      path: 'networkConfiguration.awsvpcConfiguration.subnets',
    })
  })

  it('is not known beyond a gateway that routes do not look behind', async () => {
    reroute('private-1', [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'vgw-1' }])
    const check = await ways('private-1')
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toContain('vgw-1, beyond which routes do not tell')
  })

  it.each([
    ['public.ecr.aws/docker/library/busybox:1.37'],
    ['busybox'],
    ['ghcr.io/acme/app:1'],
    [`${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/app:1`],
  ])('by endpoints alone does not lead to %s', async image => {
    await register(product, 'elsewhere', [{ image }])
    const values = { taskDefinition: 'elsewhere', ...toNetwork([subnetOf('private-3')]) }
    const check = await checkOf(product, 'image', values)
    expect(check.sentence).toContain(`has no way to the image ${image}.`)
    expect(check.evidence[0]).toContain('is reached by the internet only')
  })

  it('by endpoints leads to ECR of another account, and not to its secrets', async () => {
    const image = '444455556666.dkr.ecr.us-east-1.amazonaws.com/app:1'
    const values = { taskDefinition: 'foreign', ...toNetwork([subnetOf('private-3')]) }
    await register(product, 'foreign', [{ image }])
    expect(await checkOf(product, 'image', values)).toMatchObject({ verdict: 'fine' })
    const secret = { name: 'TOKEN', valueFrom: '/app/token' }
    await register(product, 'foreign', [{ image, secrets: [secret] }])
    const check = await checkOf(product, 'image', values)
    expect(check.sentence).toContain('no way to the secret TOKEN.')
    expect(check.evidence[0]).toContain('the secret TOKEN lacks an endpoint for ssm')
  })
})

it('counts the environment files of an override among what has to be reached', async () => {
  const file = 'arn:aws:s3:::acme/app.env'
  const environmentFiles = [{ value: file, type: 's3' as const }]
  const overrides = { containerOverrides: [{ name: 'migrate', environmentFiles }] }
  const values = { ...toNetwork([subnetOf('isolated-1')]), overrides }
  const check = await checkOf(product, 'image', values)
  expect(check.sentence).toContain(`the environment file ${file}`)
})

describe('endpoints count only', () => {
  it('for the route tables that they are associated with', async () => {
    for (const endpoint of ec2().vpcEndpoints.values()) {
      if (endpoint.type === 'Gateway') endpoint.routeTableIds = []
    }
    expect(await ways('private-3')).toMatchObject({
      verdict: 'problem',
      evidence: [expect.stringContaining('lacks an endpoint for s3'), expect.anything()],
    })
  })

  it('when they are shown: where routes alone do not do, it is not known', async () => {
    await product.fault({
      kind: 'error',
      operation: 'DescribeVpcEndpoints',
      status: 403,
      code: 'UnauthorizedOperation',
      message: 'not you',
    })
    const check = await ways('private-3')
    expect(check.verdict).toBe('unknown')
    expect(check.sentence).toContain('ec2:DescribeVpcEndpoints is denied to you.')
    expect(check.evidence).toContain('ec2:DescribeVpcEndpoints: UnauthorizedOperation: not you')
    expect(await ways('private-1')).toMatchObject({ verdict: 'fine' })
  })
})

describe('the way to the image is not fine', () => {
  it.each(['DescribeSubnets', 'DescribeRouteTables'])('without ec2:%s', async operation => {
    const denial = { status: 403, code: 'UnauthorizedOperation', message: 'not you' }
    await product.fault({ kind: 'error', operation, ...denial })
    const check = await ways('private-1')
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toBe(`ec2:${operation}: UnauthorizedOperation: not you`)
  })

  it('in a subnet that is not there', async () => {
    expect(await checkOf(product, 'image', toNetwork(['subnet-0123']))).toMatchObject({
      verdict: 'problem',
      sentence: 'Subnet subnet-0123 is not there, or is not shown to you.',
    })
  })

  it('before a subnet is chosen', async () => {
    const check = await checkOf(product, 'image', toNetwork([]))
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.sentence).toContain('no subnet is chosen yet')
  })

  it.each(['cache-warm', 'ledger-export'])(
    'for %s on instances, which pull by themselves',
    async taskDefinition => {
      const check = await checkOf(product, 'image', { taskDefinition, cluster: 'batch' })
      expect(check).toMatchObject({ verdict: 'unknown' })
      expect(check.sentence).toMatch(/^Container instances pull images by their own network/)
    },
  )

  it('where the cluster does not tell what its default is', async () => {
    await register(product, 'anywhere', [{ memory: 64 }], { requiresCompatibilities: [] })
    const values = { taskDefinition: 'anywhere', cluster: 'nowhere' }
    const check = await checkOf(product, 'image', values)
    expect(check).toMatchObject({ verdict: 'unknown', path: 'cluster' })
  })
})
