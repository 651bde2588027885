import { describe, expect, it } from 'vitest'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { launchSchema } from '@/lib/run-task/schema'
import { withholdSecrets } from '@/lib/run-task/share/withhold-secrets'
import { toRelaunchFacts } from './relaunch-facts'

const place = { accountId: '111122223333', region: 'us-east-1' }
const definition: DefinitionChoice = {
  arn: 'arn:aws:ecs:us-east-1:111122223333:task-definition/job:3',
  family: 'job',
  revision: 3,
  status: 'ACTIVE',
  compatibilities: ['FARGATE'],
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::111122223333:role/pull',
  placementConstraints: [],
  volumes: [],
  inferenceAccelerators: [],
  containers: [
    {
      name: 'app',
      image: 'busybox',
      essential: true,
      isCommandMasked: false,
      environment: [{ name: 'LEVEL', value: 'info' }],
      secrets: [],
      environmentFiles: [],
      resourceRequirements: [],
    },
  ],
}

type Known = Partial<Parameters<typeof toRelaunchFacts>[1]>

function factsOf(more: object, known: Known = {}): Record<string, string> {
  const parsed = launchSchema.parse({ taskDefinition: 'job:3', cluster: 'demo', ...more })
  const launch = withholdSecrets(parsed, { kind: 'launch', id: '1' })
  const facts = toRelaunchFacts(launch, { place, definition, ...known })
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]))
}

describe('what a relaunch says before it launches', () => {
  it('is where and what, and what comes from the definition', () => {
    expect(factsOf({})).toEqual({
      'Task definition': 'job:3',
      Cluster: 'demo',
      Account: '111122223333 · us-east-1',
      Capacity: 'The cluster’s default',
      Tasks: '1',
      Overrides: 'None',
      'Execution role': 'pull',
    })
  })

  it('names the command, and variables by name without their values', () => {
    const environment = [
      { name: 'LEVEL', value: 'debug' },
      { name: 'API_TOKEN', value: 'hush-hush' },
    ]
    const command = ['run', '--password', 'hush-hush']
    const facts = factsOf({
      overrides: {
        containerOverrides: [{ name: 'app', command, environment, memory: 512 }],
        taskRoleArn: 'arn:aws:iam::111122223333:role/admin',
      },
    })
    expect(facts).toMatchObject({
      Variables: 'LEVEL, API_TOKEN',
      Memory: '512',
      'Task role': 'admin (override)',
    })
    expect(facts['Command']).toMatch(/^run --password /)
    expect(JSON.stringify(facts)).not.toMatch(/hush|debug/)
  })

  it('names the container where there are several, or none is known', () => {
    const override = { overrides: { containerOverrides: [{ name: 'app', command: ['true'] }] } }
    const [app] = definition.containers
    if (!app) throw new Error('The definition has no container.')
    const two = { ...definition, containers: [app, { ...app, name: 'proxy' }] }
    expect(factsOf(override, { definition: two })).toMatchObject({ 'Command of app': 'true' })
    expect(factsOf(override, { definition: undefined })).toMatchObject({ 'Command of app': 'true' })
  })

  it('leaves out a variable that is as the definition has it', () => {
    const environment = [{ name: 'LEVEL', value: 'info' }]
    const facts = factsOf({ overrides: { containerOverrides: [{ name: 'app', environment }] } })
    expect(facts['Overrides']).toBe('None')
  })

  it('counts what is too long to be read', () => {
    const environment = Array.from({ length: 30 }, (_, index) => ({
      name: `V${index}`,
      value: 'x',
    }))
    const command = ['echo', 'x'.repeat(5_000)]
    const facts = factsOf({
      overrides: { containerOverrides: [{ name: 'app', command, environment }] },
    })
    expect(facts['Variables']).toBe('V0, V1, V2, V3, V4, V5, V6, V7 and 22 more')
    expect(facts['Command']?.length).toBeLessThan(400)
  })

  it.each([
    [{ kind: 'launchType', launchType: 'FARGATE' }, 'FARGATE'],
    [
      {
        kind: 'strategy',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      },
      'FARGATE_SPOT',
    ],
    [
      {
        kind: 'strategy',
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      },
      'FARGATE (base 1, weight 1), FARGATE_SPOT (weight 3)',
    ],
  ])('names the capacity of %j', (compute, text) => {
    expect(factsOf({ compute })['Capacity']).toBe(text)
  })

  it('names the cluster’s default strategy where it is known', () => {
    const cluster = {
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 0, weight: 1 }],
    }
    expect(factsOf({}, { cluster })['Capacity']).toBe('FARGATE, the cluster’s default')
  })

  it('says that it launches one of several', () => {
    expect(factsOf({}, { ofCount: 3 })['Tasks']).toMatch(/^1\. .* 3\.$/)
  })

  it('says the network as it will be', () => {
    const awsvpcConfiguration = { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' }
    expect(factsOf({ networkConfiguration: { awsvpcConfiguration } })).toMatchObject({
      Subnets: 'subnet-1',
      'Security groups': 'The VPC’s default',
      'Public IP': 'Enabled',
    })
  })

  it('claims nothing about what AWS doesn’t return', () => {
    const awsvpcConfiguration = { subnets: ['subnet-1'] }
    const missing = ['securityGroups', 'assignPublicIp'].map(
      member => `networkConfiguration.awsvpcConfiguration.${member}`,
    )
    const facts = factsOf({ networkConfiguration: { awsvpcConfiguration } }, { missing })
    expect(facts).toMatchObject({ 'Security groups': 'Unknown', 'Public IP': 'Unknown' })
  })
})
