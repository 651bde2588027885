import type { Tag, TaskManagedEBSVolumeConfiguration } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import type { AccountUnderTest } from '../../testing/account-under-test.ts'
import { role } from '../../testing/account-under-test.ts'
import { onFargate, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const roleArn = role('ecsInfrastructureRole')

const volume = (name: string, ebs: Partial<TaskManagedEBSVolumeConfiguration> = {}) => ({
  name,
  managedEBSVolume: { roleArn, sizeInGiB: 20, ...ebs },
})

const onVolume = (ebs: Partial<TaskManagedEBSVolumeConfiguration> = {}) =>
  onFargate({ taskDefinition: 'volume-app', volumeConfigurations: [volume('data', ebs)] })

const onWindows =
  (launchType: 'EC2' | 'FARGATE', ebs: Partial<TaskManagedEBSVolumeConfiguration> = {}) =>
  (account: AccountUnderTest) => ({
    ...onFargate({ taskDefinition: 'windows-volume-app' })(account),
    cluster: launchType === 'EC2' ? 'batch' : 'demo',
    launchType,
    volumeConfigurations: [volume('data', ebs)],
  })

const tagged = (...tags: Tag[]) =>
  onVolume({ tagSpecifications: [{ resourceType: 'volume', tags }] })

const at = (member: string) => `volumeConfigurations.0.managedEBSVolume.${member}`

const snapshotId = 'snap-0123456789abcdef0'

describe('rules of volumes', () => {
  proveRules([
    {
      rule: 'every volume that is configured at launch is configured',
      path: 'volumeConfigurations',
      code: 'volume-forgotten',
      params: { volume: 'data' },
      refused: onFargate({ taskDefinition: 'volume-app' }),
      accepted: onVolume(),
    },
    {
      rule: 'only a volume that the definition leaves to the launch',
      path: 'volumeConfigurations.0.name',
      code: 'volume-unknown',
      params: { volume: 'data', definition: 'fargate-app:1' },
      refused: onFargate({ volumeConfigurations: [volume('data')] }),
      accepted: onVolume(),
    },
    {
      rule: 'one EBS volume a task',
      path: 'volumeConfigurations.1.name',
      code: 'many-volumes',
      params: { volume: 'more' },
      refused: onFargate({
        taskDefinition: 'volume-app',
        volumeConfigurations: [volume('data'), volume('more')],
      }),
      accepted: onVolume(),
    },
    {
      rule: 'an infrastructure role is an ARN',
      path: at('roleArn'),
      code: 'not-a-role',
      refused: onVolume({ roleArn: 'ecsInfrastructureRole' }),
      accepted: onVolume({ roleArn }),
    },
    {
      rule: 'an infrastructure role is given',
      path: at('roleArn'),
      code: 'infrastructure-role-required',
      refused: onVolume({ roleArn: undefined }),
      accepted: onVolume({ roleArn }),
    },
    {
      rule: 'a volume is a managed EBS volume',
      path: 'volumeConfigurations.0.name',
      code: 'volume-not-configured',
      refused: onFargate({
        taskDefinition: 'volume-app',
        volumeConfigurations: [{ name: 'data' }],
      }),
      accepted: onVolume(),
    },
    {
      rule: 'a size or a snapshot',
      path: at('sizeInGiB'),
      code: 'size-or-snapshot-required',
      refused: onVolume({ sizeInGiB: undefined }),
      accepted: onVolume({ sizeInGiB: undefined, snapshotId }),
    },
    {
      rule: 'a snapshot is an id',
      path: at('snapshotId'),
      code: 'not-a-snapshot-id',
      refused: onVolume({ snapshotId: 'yesterday' }),
      accepted: onVolume({ snapshotId }),
    },
    {
      rule: 'a KMS key needs encryption',
      path: at('kmsKeyId'),
      code: 'kms-key-without-encryption',
      refused: onVolume({ encrypted: false, kmsKeyId: 'alias/data' }),
      accepted: onVolume({ encrypted: true, kmsKeyId: 'alias/data' }),
    },
    {
      rule: 'ntfs is for Windows',
      path: at('filesystemType'),
      code: 'filesystem-unsupported',
      params: { isWindows: false },
      refused: onVolume({ filesystemType: 'ntfs' }),
      accepted: onVolume({ filesystemType: 'ext4' }),
    },
    {
      rule: 'Windows has ntfs',
      path: at('filesystemType'),
      code: 'filesystem-unsupported',
      params: { isWindows: true },
      refused: onWindows('EC2', { filesystemType: 'xfs' }),
      accepted: onWindows('EC2', { filesystemType: 'ntfs' }),
    },
    {
      rule: 'no EBS volume for Windows on Fargate',
      path: 'volumeConfigurations.0.name',
      code: 'volume-on-windows-fargate',
      refused: onWindows('FARGATE'),
      accepted: onWindows('EC2'),
    },
    {
      rule: 'tags of a volume are tags',
      path: at('tagSpecifications.0.tags.0.key'),
      code: 'tag-prefix-reserved',
      refused: tagged({ key: 'aws:team', value: 'x' }),
      accepted: tagged({ key: 'team', value: 'x' }),
    },
    {
      rule: 'tags of a volume do not come from a service',
      path: at('tagSpecifications.0.propagateTags'),
      code: 'propagate-from-service',
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
      code: 'tag-key-reserved',
      params: { key: 'AmazonECSManaged' },
      refused: tagged({ key: 'AmazonECSManaged', value: 'x' }),
      accepted: tagged({ key: 'team', value: 'x' }),
    },
    {
      rule: 'platform version 1.3.0 has no EBS volumes',
      path: 'platformVersion',
      code: 'platform-version-lacks',
      params: { version: '1.3.0', feature: 'volumes' },
      refused: account => ({ ...onVolume()(account), platformVersion: '1.3.0' }),
      accepted: account => ({ ...onVolume()(account), platformVersion: '1.4.0' }),
    },
  ])
})
