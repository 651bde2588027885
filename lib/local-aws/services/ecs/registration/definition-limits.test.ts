import { describe, expect, it } from 'vitest'
import { app, refusalOf } from '../../../test/registration.ts'
import type { Registration } from '../../../test/registration.ts'

const role = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole'
const bucket = 'arn:aws:s3:::acme-settings'
const times = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at))
const one = (change: object): Registration => ({ containerDefinitions: [app(change)] })
const inVpc = (change: object): Registration => ({ ...one(change), networkMode: 'awsvpc' })
const volume = (change: object): Registration => ({ volumes: [{ name: 'data', ...change }] })
const onWindows = (change: Registration = {}): Registration => ({
  runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
  ...change,
})
const efs = (change: object) =>
  volume({ efsVolumeConfiguration: { fileSystemId: 'fs-1', ...change } })
const mounted = (...mountPoints: object[]): Registration => ({
  ...volume({}),
  ...one({ mountPoints }),
})
const onAccessPoint = {
  transitEncryption: 'ENABLED',
  authorizationConfig: { accessPointId: 'fsap-1' },
}

describe('a container is refused for', () => {
  it.each<[string, Registration, RegExp]>([
    ['a reservation under 6 MiB', one({ memoryReservation: 5 }), /'memoryReservation'.* 6 MiB/],
    [
      '51 ignored exit codes',
      one({ restartPolicy: { enabled: true, ignoredExitCodes: times(51, code => code) } }),
      /at most 50/,
    ],
    [
      'an accelerator that the task lacks',
      one({ resourceRequirements: [{ type: 'InferenceAccelerator', value: 'device_1' }] }),
      /'device_1' of container 'app'/,
    ],
    [
      'eleven environment files',
      {
        ...one({
          environmentFiles: times(11, at => ({ type: 's3', value: `${bucket}/${at}.env` })),
        }),
        executionRoleArn: role,
      },
      /at most 10/,
    ],
    [
      'environment files without a role to read them',
      one({ environmentFiles: [{ type: 's3', value: `${bucket}/a.env` }] }),
      /environment files, you must also specify a value for 'executionRoleArn'/,
    ],
    [
      'repository credentials without a role to read them',
      one({ repositoryCredentials: { credentialsParameter: 'login' } }),
      /repository credentials, .*'executionRoleArn'/,
    ],
    [
      'secrets of its log driver without a role to read them',
      one({
        logConfiguration: {
          logDriver: 'syslog',
          secretOptions: [{ name: 'token', valueFrom: 'token' }],
        },
      }),
      /log driver secrets, .*'executionRoleArn'/,
    ],
    [
      'a second router of logs',
      {
        containerDefinitions: times(2, at =>
          app({ name: `router-${at}`, firelensConfiguration: { type: 'fluentbit' } }),
        ),
      },
      /only one container with FireLens/,
    ],
    [
      'a range of ports on the host’s network',
      { ...one({ portMappings: [{ containerPortRange: '80-90' }] }), networkMode: 'host' },
      /not supported when networkMode=host/,
    ],
    [
      'a port name with capitals',
      one({ portMappings: [{ containerPort: 80, name: 'Web' }] }),
      /Port mapping name/,
    ],
    [
      '101 ranges of ports',
      one({ portMappings: times(101, at => ({ containerPortRange: `${at + 1}-${at + 1}` })) }),
      /at most 100 port ranges/,
    ],
    [
      'a host name in a VPC',
      inVpc({ hostname: 'me' }),
      /^hostname is not supported on container when networkMode=awsvpc\.$/,
    ],
    [
      'DNS servers in a VPC',
      inVpc({ dnsServers: ['10.0.0.2'] }),
      /^DNS servers are not supported on container when networkMode=awsvpc\.$/,
    ],
    [
      'DNS search domains in a VPC',
      inVpc({ dnsSearchDomains: ['internal'] }),
      /^DNS search domains are not supported on container when networkMode=awsvpc\.$/,
    ],
    [
      'no networking in a VPC',
      inVpc({ disableNetworking: true }),
      /^Disable Networking is not supported on container when networkMode=awsvpc\.$/,
    ],
    [
      'links in a VPC',
      {
        networkMode: 'awsvpc',
        containerDefinitions: [app({ links: ['db'] }), app({ name: 'db' })],
      },
      /^Links are not supported when networkMode=awsvpc\.$/,
    ],
    [
      'extra hosts in a VPC',
      inVpc({ extraHosts: [{ hostname: 'you', ipAddress: '10.0.0.9' }] }),
      /^Extra hosts are not supported on container when networkMode=awsvpc\.$/,
    ],
  ])('%s', (_name, change, message) => {
    expect(refusalOf(change)).toMatchObject({ code: 'ClientException' })
    expect(refusalOf(change)?.message).toMatch(message)
  })

  it('accepts a container at its limits', () => {
    const atLimits = one({
      memoryReservation: 6,
      restartPolicy: { enabled: true, ignoredExitCodes: times(50, code => code) },
      environmentFiles: times(10, at => ({ type: 's3', value: `${bucket}/${at}.env` })),
      portMappings: times(100, at => ({ containerPortRange: `${at + 1}-${at + 1}` })),
    })
    expect(refusalOf({ ...atLimits, executionRoleArn: role })).toBeUndefined()
  })
})

describe('a task is refused for', () => {
  it.each<[string, Registration, RegExp]>([
    [
      'eleven placement constraints',
      {
        placementConstraints: times(11, () => ({
          type: 'memberOf' as const,
          expression: 'attribute:ecs.os-type == linux',
        })),
      },
      /at most 10/,
    ],
    [
      'a proxy outside of a VPC',
      { proxyConfiguration: { containerName: 'app' } },
      /only supported when networkMode=awsvpc/,
    ],
    [
      'other processes',
      JSON.parse('{"pidMode":"all"}') as Registration,
      /^all is not a valid value for pidMode\. The value must be one of \[task,host\]$/,
    ],
    [
      'other memory to share',
      JSON.parse('{"ipcMode":""}') as Registration,
      /^ is not a valid value for ipcMode\. The value must be one of \[task,host,none\]$/,
    ],
    ['shared processes on Windows', onWindows({ pidMode: 'task' }), /'pidMode'.*Windows/],
    ['shared memory on Windows', onWindows({ ipcMode: 'task' }), /'ipcMode'.*Windows/],
    ['privileges on Windows', onWindows(one({ privileged: true })), /'privileged'.*Windows/],
    [
      'storage of its own without Fargate',
      { ephemeralStorage: { sizeInGiB: 30 }, requiresCompatibilities: ['EC2'] },
      /^Tasks using the EC2 launch type do not support EphemeralStorage\.$/,
    ],
    ['a volume without a name', volume({ name: '' }), /name should not be null/],
    ['a volume name with a blank', volume({ name: 'a b' }), /name contains invalid/],
    [
      'a Docker volume of the task that is made on demand',
      volume({ dockerVolumeConfiguration: { scope: 'task', autoprovision: true } }),
      /autoprovision/,
    ],
    ['another root than an access point’s', efs({ ...onAccessPoint, rootDirectory: '/a' }), /'\/'/],
    ['a port that is none for EFS', efs({ transitEncryptionPort: 65_536 }), /Port: 65536/],
    ['a mount without a place', mounted({ sourceVolume: 'data' }), /must have a containerPath/],
    [
      'two mounts in one place',
      mounted(...times(2, () => ({ sourceVolume: 'data', containerPath: '/a' }))),
      /Duplicate containerPath '\/a'/,
    ],
  ])('%s', (_name, change, message) => {
    expect(refusalOf(change)).toMatchObject({ code: 'ClientException' })
    expect(refusalOf(change)?.message).toMatch(message)
  })

  it.each<[string, Registration]>([
    ['an access point at its own root', efs(onAccessPoint)],
    ['EFS through the highest port', efs({ transitEncryptionPort: 65_535 })],
    [
      'one volume in two places',
      mounted(
        { sourceVolume: 'data', containerPath: '/a' },
        { sourceVolume: 'data', containerPath: '/b' },
      ),
    ],
    [
      'a proxy in a VPC',
      { networkMode: 'awsvpc', proxyConfiguration: { containerName: 'app', type: 'APPMESH' } },
    ],
    ['Windows as it is', onWindows()],
  ])('but not %s', (_name, change) => {
    expect(refusalOf(change)).toBeUndefined()
  })
})
