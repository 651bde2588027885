import type { Route } from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { judgeSubnet } from './judge-subnet.ts'
import { toNeeds } from './reach-needs.ts'

const region = 'us-east-1'
const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1' }
const toNat: Route = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' }

function judge(images: string[], ...routes: Route[]) {
  const containerDefinitions = images.map(image => ({ image }))
  const associations = [{ SubnetId: 'subnet-1' }]
  const tables = [{ RouteTableId: 'rtb-1', Associations: associations, Routes: routes }]
  const network = { region, hasPublicIp: false, tables, endpoints: [] }
  return judgeSubnet(subnet, toNeeds({ containerDefinitions }, { region }), network)
}

describe('a registry of which only the name is known', () => {
  const own = ['registry.acme.internal:5000/app:1', '10.0.4.7:5000/app', 'acme.azurecr.io/app']

  it.each(own)('may be inside the VPC, so without egress it is unknown: %s', image => {
    const egress = judge([image])
    expect(egress).toMatchObject({ verdict: 'unknown', unmet: [`the image ${image}`] })
    expect(egress.evidence).toContain(image)
  })

  it.each(own)('is reached over the internet: %s', image => {
    expect(judge([image], toNat).verdict).toBe('fine')
  })

  it('does not hide a public registry', () => {
    const egress = judge(['registry.acme.internal/app', 'quay.io/acme/app:1'])
    expect(egress).toMatchObject({ verdict: 'problem', unmet: ['the image quay.io/acme/app:1'] })
    expect(egress.evidence).toContain('registry.acme.internal/app')
  })
})

it.each(['busybox', 'public.ecr.aws/x/y', 'ghcr.io/x/y', 'mcr.microsoft.com/x', 'gcr.io/x/y'])(
  'a public registry needs egress to the internet: %s',
  image => {
    expect(judge([image]).verdict).toBe('problem')
    expect(judge([image], toNat).verdict).toBe('fine')
  },
)
