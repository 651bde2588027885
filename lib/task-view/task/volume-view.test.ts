import type { Attachment, Volume } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toVolumeViews } from './volume-view.ts'

const settingsOf = (volume: Volume) => {
  const [view] = toVolumeViews({}, { volumes: [{ name: 'data', ...volume }] })
  return view && [view.kind, ...view.settings.map(({ label, value }) => `${label}: ${value}`)]
}

const ebs: Attachment = {
  type: 'AmazonElasticBlockStorage',
  status: 'FAILED',
  details: [
    { name: 'volumeName', value: 'data' },
    { name: 'volumeId', value: 'vol-1' },
    { name: 'statusReason', value: 'Volume quota exceeded' },
  ],
}
const attached = { volumeId: 'vol-1', status: 'FAILED', statusReason: 'Volume quota exceeded' }

describe('the volumes of a task', () => {
  it.each<[Volume, string[]]>([
    [
      {
        efsVolumeConfiguration: {
          fileSystemId: 'fs-1',
          rootDirectory: '/x',
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
        },
      },
      [
        'EFS file system',
        'File system: fs-1',
        'Root directory: /x',
        'Access point: fsap-1',
        'IAM authorization: enabled',
        'Encryption in transit: enabled',
      ],
    ],
    [
      { s3filesVolumeConfiguration: { fileSystemArn: 'arn:fs' } },
      ['S3 Files file system', 'File system: arn:fs'],
    ],
    [
      {
        fsxWindowsFileServerVolumeConfiguration: {
          fileSystemId: 'fs-2',
          rootDirectory: '\\x',
          authorizationConfig: { credentialsParameter: 'arn:p', domain: 'corp' },
        },
      },
      [
        'FSx for Windows File Server',
        'File system: fs-2',
        'Root directory: \\x',
        'Domain: corp',
        'Credentials: arn:p',
      ],
    ],
    [
      { dockerVolumeConfiguration: { driver: 'local', scope: 'shared', autoprovision: true } },
      ['Docker volume', 'Driver: local', 'Scope: shared', 'Created if missing: yes'],
    ],
    [{ host: { sourcePath: '/var' } }, ['Bind mount of the host', 'Host path: /var']],
    [{ host: {} }, ['Bind mount that ends with the task']],
  ])('name the kind of %j', (volume, texts) => {
    expect(settingsOf(volume)).toEqual(texts)
  })

  it('say where containers see them and how the EBS volume stands', () => {
    const definition = {
      volumes: [{ name: 'data', configuredAtLaunch: true }],
      containerDefinitions: [
        {
          name: 'app',
          mountPoints: [
            { sourceVolume: 'data', containerPath: '/data', readOnly: true },
            { sourceVolume: 'other', containerPath: '/other' },
          ],
        },
      ],
    }
    expect(toVolumeViews({ attachments: [ebs] }, definition)).toMatchObject([
      {
        name: 'data',
        ...attached,
        mounts: [{ container: 'app', path: '/data', isReadOnly: true }],
      },
    ])
  })

  it('include an EBS volume where the definition is unknown', () => {
    expect(toVolumeViews({ attachments: [ebs] })).toMatchObject([{ name: 'data', ...attached }])
  })

  it('are none where nothing tells of any', () => {
    expect(toVolumeViews({})).toEqual([])
  })
})
