import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attach, preflight, subnetOf, toNetwork } from '../testing/preflight-on-local-aws.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { LaunchInput } from '../run-task/schema.ts'
import type { CheckId, CheckVerdict } from './facts/preflight-check.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  attach(product, 'one-off-shell-task', [
    { Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' },
  ])
})
afterEach(() => product.clearFaults())
afterAll(() => product.close())

/** A call that is tried again waits before it. */
const once = { maxAttempts: 1 }

/** Every way in which one read fails while the others are answered. */
const ways = ['deny', 'throttle', 'error', 'drop-before']

const onFargate = {
  compute: { kind: 'launchType', launchType: 'FARGATE' },
  enableExecuteCommand: true,
  taskDefinition: 'one-off-shell:1',
} satisfies Partial<LaunchInput>

const onInstances = {
  compute: { kind: 'launchType', launchType: 'EC2' },
  cluster: 'batch',
} satisfies Partial<LaunchInput>

async function verdictsOf(values: Partial<LaunchInput>) {
  const checks = await preflight(product, values, once)
  return new Map(checks.map(({ id, verdict }): [CheckId, CheckVerdict] => [id, verdict]))
}

/** An operation, and the checks that rest on it. */
const lost: [operation: string, launch: Partial<LaunchInput>, checks: CheckId[]][] = [
  ['DescribeLogGroups', onFargate, ['logs']],
  ['SimulatePrincipalPolicy', onFargate, ['launch', 'roles', 'exec']],
  ['GetRole', onFargate, ['roles']],
  ['DescribeSubnets', onFargate, ['image', 'exec']],
  ['DescribeRouteTables', onFargate, ['image', 'exec']],
  ['DescribeClusters', onFargate, ['exec']],
  ['DescribeTaskDefinition', onFargate, ['roles', 'image', 'logs', 'exec']],
  ['ListContainerInstances', onInstances, ['capacity']],
  ['DescribeContainerInstances', onInstances, ['capacity']],
]

describe.each(ways)('a read of the preflight that fails by %s', kind => {
  it.each(lost)(
    'makes unknown what rests on %s, and nothing else',
    async (operation, launch, ids) => {
      const before = await verdictsOf(launch)
      await product.fault({ operation, kind })
      const after = await verdictsOf(launch)
      const changed = [...after].filter(([id, verdict]) => before.get(id) !== verdict)
      expect([...after.keys()]).toEqual([...before.keys()])
      for (const [id] of changed) expect(ids).toContain(id)
      for (const id of ids) expect([id, after.get(id)]).toEqual([id, 'unknown'])
    },
  )

  it('still names a subnet that is not there where routes can’t be read', async () => {
    const network = toNetwork([subnetOf('private-1'), 'subnet-0123456789abcdef0'])
    await product.fault({ operation: 'DescribeRouteTables', kind })
    const checks = await preflight(product, { ...onFargate, ...network }, once)
    const image = checks.find(({ id }) => id === 'image')
    expect(image).toMatchObject({ verdict: 'problem' })
    expect(image?.sentence).toContain('subnet-0123456789abcdef0 doesn’t exist')
    expect(image?.evidence.join('\n')).toContain('ec2:DescribeRouteTables')
  })
})
