import type { TaskManagedEBSVolumeConfiguration } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { role } from '../../../e2e/support/account-under-test.ts'
import { onFargate, proveRules } from '../../../e2e/support/prove-rules.ts'

const roleArn = role('ecsInfrastructureRole')

const volume = (name: string, ebs: Partial<TaskManagedEBSVolumeConfiguration> = {}) => ({
  name,
  managedEBSVolume: { roleArn, sizeInGiB: 20, ...ebs },
})

const onVolume = (ebs: Partial<TaskManagedEBSVolumeConfiguration> = {}) =>
  onFargate({ taskDefinition: 'volume-app', volumeConfigurations: [volume('data', ebs)] })

const at = (member: string) => `volumeConfigurations.0.managedEBSVolume.${member}`

const snapshotId = 'snap-0123456789abcdef0'

describe('rules of volumes', () => {
  proveRules([
    {
      rule: 'every volume that is configured at launch is configured',
      path: 'volumeConfigurations',
      says: 'is not configured',
      refused: onFargate({ taskDefinition: 'volume-app' }),
      accepted: onVolume(),
    },
    {
      rule: 'only a volume that the definition leaves to the launch',
      path: 'volumeConfigurations.0.name',
      says: 'leaves to the launch',
      refused: onFargate({ volumeConfigurations: [volume('data')] }),
      accepted: onVolume(),
    },
    {
      rule: 'one EBS volume a task',
      path: 'volumeConfigurations.1.name',
      says: 'one too many',
      refused: onFargate({
        taskDefinition: 'volume-app',
        volumeConfigurations: [volume('data'), volume('more')],
      }),
      accepted: onVolume(),
    },
    {
      rule: 'an infrastructure role is an ARN',
      path: at('roleArn'),
      says: 'is no ARN',
      refused: onVolume({ roleArn: 'ecsInfrastructureRole' }),
      accepted: onVolume({ roleArn }),
    },
    {
      rule: 'a size or a snapshot',
      path: at('sizeInGiB'),
      says: 'or give a snapshot',
      refused: onVolume({ sizeInGiB: undefined }),
      accepted: onVolume({ sizeInGiB: undefined, snapshotId }),
    },
    {
      rule: 'a snapshot is an id',
      path: at('snapshotId'),
      says: 'is no id',
      refused: onVolume({ snapshotId: 'yesterday' }),
      accepted: onVolume({ snapshotId }),
    },
    {
      rule: 'io1 begins at 4 GiB',
      path: at('sizeInGiB'),
      says: '4 to 16,384',
      refused: onVolume({ volumeType: 'io1', iops: 100, sizeInGiB: 3 }),
      accepted: onVolume({ volumeType: 'io1', iops: 100, sizeInGiB: 4 }),
    },
    {
      rule: 'st1 begins at 125 GiB',
      path: at('sizeInGiB'),
      says: '125 to 16,384',
      refused: onVolume({ volumeType: 'st1', sizeInGiB: 124 }),
      accepted: onVolume({ volumeType: 'st1', sizeInGiB: 125 }),
    },
    {
      rule: 'a volume type is one of EBS',
      path: at('volumeType'),
      says: 'is none of',
      refused: onVolume({ volumeType: 'gp9' }),
      accepted: onVolume({ volumeType: 'gp2' }),
    },
    {
      rule: 'io2 needs IOPS',
      path: at('iops'),
      says: 'is required',
      refused: onVolume({ volumeType: 'io2' }),
      accepted: onVolume({ volumeType: 'io2', iops: 100 }),
    },
    {
      rule: 'gp3 has 3,000 IOPS at least',
      path: at('iops'),
      says: '3,000 to 16,000',
      refused: onVolume({ iops: 2999 }),
      accepted: onVolume({ iops: 3000 }),
    },
    {
      rule: 'gp2 takes no IOPS',
      path: at('iops'),
      says: 'cannot be set',
      refused: onVolume({ volumeType: 'gp2', iops: 3000 }),
      accepted: onVolume({ volumeType: 'gp2' }),
    },
    {
      rule: 'throughput is for gp3',
      path: at('throughput'),
      says: 'gp3 only',
      refused: onVolume({ volumeType: 'io2', iops: 100, throughput: 200 }),
      accepted: onVolume({ volumeType: 'gp3', throughput: 200 }),
    },
    {
      rule: 'throughput is 1,000 at most',
      path: at('throughput'),
      says: 'above 1,000',
      refused: onVolume({ throughput: 1001 }),
      accepted: onVolume({ throughput: 1000 }),
    },
    {
      rule: 'an initialization rate needs a snapshot',
      path: at('volumeInitializationRate'),
      says: 'needs a snapshot',
      refused: onVolume({ volumeInitializationRate: 100 }),
      accepted: onVolume({ volumeInitializationRate: 100, snapshotId }),
    },
    {
      rule: 'a KMS key needs encryption',
      path: at('kmsKeyId'),
      says: 'encryption is off',
      refused: onVolume({ encrypted: false, kmsKeyId: 'alias/data' }),
      accepted: onVolume({ encrypted: true, kmsKeyId: 'alias/data' }),
    },
    {
      rule: 'ntfs is for Windows',
      path: at('filesystemType'),
      says: 'for Windows',
      refused: onVolume({ filesystemType: 'ntfs' }),
      accepted: onVolume({ filesystemType: 'ext4' }),
    },
    {
      rule: 'tags of a volume do not come from a service',
      path: at('tagSpecifications.0.propagateTags'),
      says: 'refused for tasks',
      refused: onVolume({
        tagSpecifications: [{ resourceType: 'volume', propagateTags: 'SERVICE' }],
      }),
      accepted: onVolume({
        tagSpecifications: [{ resourceType: 'volume', propagateTags: 'TASK_DEFINITION' }],
      }),
    },
    {
      rule: 'ECS keeps tag keys for itself',
      path: at('tagSpecifications.0.tags.0.key'),
      says: 'kept by ECS',
      refused: onVolume({
        tagSpecifications: [
          { resourceType: 'volume', tags: [{ key: 'AmazonECSManaged', value: 'x' }] },
        ],
      }),
      accepted: onVolume({
        tagSpecifications: [{ resourceType: 'volume', tags: [{ key: 'team', value: 'x' }] }],
      }),
    },
    {
      rule: 'platform version 1.3.0 has no EBS volumes',
      path: 'platformVersion',
      says: 'no EBS volumes',
      refused: account => ({ ...onVolume()(account), platformVersion: '1.3.0' }),
      accepted: account => ({ ...onVolume()(account), platformVersion: '1.4.0' }),
    },
  ])
})
