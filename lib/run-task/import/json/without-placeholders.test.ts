import { describe, expect, it } from 'vitest'
import { importLaunch } from '../../import-launch.ts'
import { toRunTaskInput } from '../../to-run-task-input.ts'

/** What `aws ecs run-task --generate-cli-skeleton` prints. */
const skeleton = {
  capacityProviderStrategy: [{ capacityProvider: '', weight: 0, base: 0 }],
  cluster: '',
  count: 0,
  enableECSManagedTags: true,
  enableExecuteCommand: true,
  group: '',
  launchType: 'EC2',
  networkConfiguration: {
    awsvpcConfiguration: { subnets: [''], securityGroups: [''], assignPublicIp: 'ENABLED' },
  },
  overrides: {
    containerOverrides: [
      {
        name: '',
        command: [''],
        environment: [{ name: '', value: '' }],
        environmentFiles: [{ value: '', type: 's3' }],
        cpu: 0,
        memory: 0,
        memoryReservation: 0,
        resourceRequirements: [{ value: '', type: 'GPU' }],
      },
    ],
    cpu: '',
    inferenceAcceleratorOverrides: [{ deviceName: '', deviceType: '' }],
    executionRoleArn: '',
    memory: '',
    taskRoleArn: '',
    ephemeralStorage: { sizeInGiB: 0 },
  },
  placementConstraints: [{ type: 'distinctInstance', expression: '' }],
  placementStrategy: [{ type: 'random', field: '' }],
  platformVersion: '',
  propagateTags: 'TASK_DEFINITION',
  referenceId: '',
  startedBy: '',
  tags: [{ key: '', value: '' }],
  taskDefinition: '',
  clientToken: '',
  volumeConfigurations: [
    {
      name: '',
      managedEBSVolume: {
        encrypted: true,
        kmsKeyId: '',
        volumeType: '',
        sizeInGiB: 0,
        tagSpecifications: [
          { resourceType: 'volume', tags: [{ key: '', value: '' }], propagateTags: 'NONE' },
        ],
        roleArn: '',
        terminationPolicy: { deleteOnTermination: true },
        filesystemType: 'xfs',
      },
    },
  ],
}

function read(given: unknown) {
  const found = importLaunch(JSON.stringify(given))
  if ('error' in found) return found
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const lookMeant = ['enableECSManagedTags', 'enableExecuteCommand', 'launchType', 'propagateTags']

describe('a skeleton of the command line', () => {
  it('asks for nothing as it was generated', () => {
    expect(read(skeleton)).toEqual({
      source: 'skeleton',
      unused: lookMeant,
      missing: ['taskDefinition'],
      request: { taskDefinition: '', count: 1 },
    })
  })

  it('asks for what was filled in, and for none of the placeholders beside it', () => {
    const filled = {
      ...skeleton,
      taskDefinition: 'app',
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          ...skeleton.networkConfiguration.awsvpcConfiguration,
          subnets: ['subnet-1'],
        },
      },
      overrides: {
        ...skeleton.overrides,
        containerOverrides: [
          { ...skeleton.overrides.containerOverrides[0], name: 'app', cpu: 256 },
        ],
      },
      placementConstraints: [{ type: 'memberOf', expression: 'x' }],
    }
    expect(read(filled)).toEqual({
      source: 'skeleton',
      unused: lookMeant.filter(name => name !== 'launchType'),
      missing: [],
      request: {
        taskDefinition: 'app',
        count: 1,
        launchType: 'FARGATE',
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' },
        },
        overrides: { containerOverrides: [{ name: 'app', cpu: 256 }] },
        placementConstraints: [{ type: 'memberOf', expression: 'x' }],
      },
    })
  })

  it('is not seen in a request that leaves little empty', () => {
    expect(read({ taskDefinition: 'app', launchType: 'EC2', group: '' })).toMatchObject({
      source: 'request',
      unused: [],
      request: { launchType: 'EC2' },
    })
  })
})
