import { describe, expect, it } from 'vitest'
import { toAgentAttributes } from '../instances/agent-attributes.ts'
import { checkDefinition } from './check-definition.ts'
import { launchTypeProblem, toCompatibilities } from './launch-type-problem.ts'
import { toRequiredAttributes } from './required-attributes.ts'
import { app, onFargate, toRegisterRequest } from '../../../test/registration.ts'
import type { Registration } from '../../../test/registration.ts'

const one = (change: object) => ({ ...onFargate, containerDefinitions: [app(change)] })
const logsTo = (logDriver: string, options = {}) => ({ logConfiguration: { logDriver, options } })
const awslogs = { 'awslogs-group': '/x', 'awslogs-region': 'us-east-1' }

describe('Fargate refuses', () => {
  it.each<[string, Registration, RegExp]>([
    ['another network mode', { networkMode: 'bridge' }, /only supports network mode ‘awsvpc’/],
    ['a task without a CPU', { cpu: undefined }, /'cpu' be defined at the task level/],
    ['a task without a memory', { memory: undefined }, /'memory' be defined at the task level/],
    ['a size that it lacks', { memory: '4096' }, /for given values: 256 CPU, 4096 memory/],
    ['more CPU in containers than in the task', one({ cpu: 512 }), /reserve 512 CPU units/],
    ['privileges', one({ privileged: true }), /privileged/],
    ['GPUs', one({ resourceRequirements: [{ type: 'GPU', value: '1' }] }), /resourceReq/],
    ['DNS servers', one({ dnsServers: ['10.0.0.2'] }), /dnsServers/],
    ['devices', one({ linuxParameters: { devices: [{ hostPath: '/dev/x' }] } }), /devices/],
    ['kernel capabilities', one({ linuxParameters: { capabilities: { add: ['ALL'] } } }), /PTRACE/],
    ['more than two minutes to stop', one({ stopTimeout: 121 }), /less than 120 seconds/],
    ['other log drivers', one(logsTo('gelf')), /Must be one of \[awslogs,splunk,awsfirelens\]/],
    [
      'awslogs without a role',
      { ...one(logsTo('awslogs', awslogs)), executionRoleArn: undefined },
      /execution role ARN to support log driver awslogs/,
    ],
    [
      'an image of ECR without a role',
      {
        ...one({ image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app' }),
        executionRoleArn: undefined,
      },
      /execution role ARN to support ECR images/,
    ],
    ['the host’s processes', { pidMode: 'host' }, /pidMode/],
    ['shared memory', { ipcMode: 'task' }, /ipcMode/],
    [
      'placement',
      {
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
      },
      /placementConstraints/,
    ],
    ['folders of the host', { volumes: [{ name: 'v', host: { sourcePath: '/v' } }] }, /sourcePath/],
    [
      'volumes of Docker',
      { volumes: [{ name: 'v', dockerVolumeConfiguration: {} }] },
      /dockerVolume/,
    ],
    [
      'Windows on half a vCPU',
      {
        cpu: '512',
        memory: '1024',
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
      /No Fargate configuration/,
    ],
  ])('%s', (_name, change, message) => {
    const request = toRegisterRequest({ ...onFargate, ...change })
    expect(() => checkDefinition(request)).toThrow(message)
    expect(toCompatibilities(request)).not.toContain('FARGATE')
  })
})

describe('compatibilities', () => {
  it.each<[string, Registration, string[]]>([
    ['bridge mode', {}, ['EXTERNAL', 'EC2']],
    ['host mode', { networkMode: 'host' }, ['EXTERNAL', 'EC2', 'MANAGED_INSTANCES']],
    ['awsvpc mode without a size', { networkMode: 'awsvpc' }, ['EC2', 'MANAGED_INSTANCES']],
    ['a size of Fargate', onFargate, ['EC2', 'MANAGED_INSTANCES', 'FARGATE']],
  ])('of %s', (_name, change, expected) => {
    expect(toCompatibilities(toRegisterRequest(change))).toEqual(expected)
  })

  it('are what a definition may require', () => {
    const request = toRegisterRequest(onFargate)
    expect(launchTypeProblem('EXTERNAL', request)).toMatch(/awsvpc/)
    const wrong = toRegisterRequest({ requiresCompatibilities: ['MANAGED_INSTANCES'] })
    expect(() => checkDefinition(wrong)).toThrow(/Managed Instances/)
  })
})

describe('required attributes', () => {
  const namesOf = (change: Registration) =>
    toRequiredAttributes(toRegisterRequest(change)).map(({ name }) => name)
  const older = (name: string) => `com.amazonaws.ecs.capability.${name}`

  it('are those that AWS names for a plain Fargate task', () => {
    const change = {
      ...one({
        image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app',
        ...logsTo('awslogs', awslogs),
      }),
      taskRoleArn: 'arn:aws:iam::111122223333:role/app',
    }
    expect(namesOf(change).toSorted()).toEqual(
      [
        older('logging-driver.awslogs'),
        'ecs.capability.execution-role-awslogs',
        older('ecr-auth'),
        older('docker-remote-api.1.19'),
        older('task-iam-role'),
        'ecs.capability.execution-role-ecr-pull',
        older('docker-remote-api.1.18'),
        'ecs.capability.task-eni',
      ].toSorted(),
    )
    expect(namesOf({})).toEqual([])
  })

  it.each<[string, object, string]>([
    ['a soft limit', { memoryReservation: 64 }, older('docker-remote-api.1.21')],
    [
      'a health check',
      { healthCheck: { command: ['CMD', 'x'] } },
      'ecs.capability.container-health-check',
    ],
    ['a stop timeout', { stopTimeout: 30 }, 'ecs.capability.container-ordering'],
    ['privileges', { privileged: true }, older('privileged-container')],
    [
      'logs that do not block',
      logsTo('awslogs', { ...awslogs, mode: 'non-blocking' }),
      older('docker-remote-api.1.28'),
    ],
    [
      'a log group of its own',
      logsTo('awslogs', { ...awslogs, 'awslogs-create-group': 'true' }),
      older('docker-remote-api.1.29'),
    ],
    [
      'a parameter',
      { secrets: [{ name: 'A', valueFrom: 'key' }] },
      'ecs.capability.secrets.ssm.environment-variables',
    ],
    [
      'a secret',
      {
        secrets: [
          { name: 'A', valueFrom: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:a' },
        ],
      },
      'ecs.capability.secrets.asm.environment-variables',
    ],
    [
      'an environment file',
      { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/a.env' }] },
      'ecs.capability.env-files.s3',
    ],
    [
      'a range of ports',
      { portMappings: [{ containerPortRange: '8-9' }] },
      'ecs.capability.network.container-port-range',
    ],
    [
      'an init process',
      { linuxParameters: { initProcessEnabled: true } },
      older('docker-remote-api.1.25'),
    ],
  ])('name what %s asks of an agent, and a current one has it', (_name, change, expected) => {
    expect(namesOf({ containerDefinitions: [app(change)] })).toContain(expected)
    const facts = {
      amiId: '',
      availabilityZone: '',
      cpuArchitecture: 'x86_64',
      instanceType: '',
      subnetId: '',
      vpcId: '',
    } as const
    expect(toAgentAttributes(facts).map(({ name }) => name)).toContain(expected)
  })
})
