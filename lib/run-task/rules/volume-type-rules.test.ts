import type { TaskManagedEBSVolumeConfiguration } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { role } from '../../testing/account-under-test.ts'
import { onFargate, proveRules } from '../../testing/arbitrary/prove-rules.ts'

const onVolume = (ebs: Partial<TaskManagedEBSVolumeConfiguration>) =>
  onFargate({
    taskDefinition: 'volume-app',
    volumeConfigurations: [
      {
        name: 'data',
        managedEBSVolume: { roleArn: role('ecsInfrastructureRole'), sizeInGiB: 20, ...ebs },
      },
    ],
  })

const at = (member: string) => `volumeConfigurations.0.managedEBSVolume.${member}`

const snapshotId = 'snap-0123456789abcdef0'

describe('rules of volume types', () => {
  proveRules([
    {
      rule: 'io1 begins at 4 GiB',
      path: at('sizeInGiB'),
      code: 'volume-out-of-range',
      params: { type: 'io1', min: 4, max: 16_384 },
      refused: onVolume({ volumeType: 'io1', iops: 100, sizeInGiB: 3 }),
      accepted: onVolume({ volumeType: 'io1', iops: 100, sizeInGiB: 4 }),
    },
    {
      rule: 'st1 begins at 125 GiB',
      path: at('sizeInGiB'),
      code: 'volume-out-of-range',
      params: { type: 'st1', min: 125, max: 16_384 },
      refused: onVolume({ volumeType: 'st1', sizeInGiB: 124 }),
      accepted: onVolume({ volumeType: 'st1', sizeInGiB: 125 }),
    },
    {
      rule: 'a volume type is one of EBS',
      path: at('volumeType'),
      code: 'volume-type-unknown',
      params: { type: 'gp9', types: ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1', 'standard'] },
      refused: onVolume({ volumeType: 'gp9' }),
      accepted: onVolume({ volumeType: 'gp2' }),
    },
    {
      rule: 'io2 needs IOPS',
      path: at('iops'),
      code: 'iops-required',
      params: { type: 'io2' },
      refused: onVolume({ volumeType: 'io2' }),
      accepted: onVolume({ volumeType: 'io2', iops: 100 }),
    },
    {
      rule: 'gp3 has 3,000 IOPS at least',
      path: at('iops'),
      code: 'volume-out-of-range',
      params: { type: 'gp3', min: 3000, max: 16_000 },
      refused: onVolume({ iops: 2999 }),
      accepted: onVolume({ iops: 3000 }),
    },
    {
      rule: 'gp2 takes no IOPS',
      path: at('iops'),
      code: 'iops-not-allowed',
      params: { type: 'gp2' },
      refused: onVolume({ volumeType: 'gp2', iops: 3000 }),
      accepted: onVolume({ volumeType: 'gp2' }),
    },
    {
      rule: 'throughput is for gp3',
      path: at('throughput'),
      code: 'throughput-not-allowed',
      refused: onVolume({ volumeType: 'io2', iops: 100, throughput: 200 }),
      accepted: onVolume({ volumeType: 'gp3', throughput: 200 }),
    },
    {
      rule: 'throughput is 1,000 at most',
      path: at('throughput'),
      code: 'number-out-of-range',
      params: { value: 1001, min: 125, max: 1000 },
      refused: onVolume({ throughput: 1001 }),
      accepted: onVolume({ throughput: 1000 }),
    },
    {
      rule: 'an initialization rate needs a snapshot',
      path: at('volumeInitializationRate'),
      code: 'initialization-rate-needs-snapshot',
      refused: onVolume({ volumeInitializationRate: 100 }),
      accepted: onVolume({ volumeInitializationRate: 100, snapshotId }),
    },
    {
      rule: 'a volume has 16,384 GiB at most',
      path: at('sizeInGiB'),
      code: 'number-out-of-range',
      params: { value: 16_385, min: 1, max: 16_384 },
      refused: onVolume({ sizeInGiB: 16_385 }),
      accepted: onVolume({ sizeInGiB: 16_384 }),
    },
    {
      rule: 'sc1 begins at 125 GiB',
      path: at('sizeInGiB'),
      code: 'volume-out-of-range',
      params: { type: 'sc1', min: 125, max: 16_384 },
      refused: onVolume({ volumeType: 'sc1', sizeInGiB: 124 }),
      accepted: onVolume({ volumeType: 'sc1', sizeInGiB: 125 }),
    },
    {
      rule: 'Fargate has no magnetic volumes',
      path: at('volumeType'),
      code: 'volume-type-on-fargate',
      params: { type: 'standard' },
      refused: onVolume({ volumeType: 'standard' }),
      accepted: onVolume({ volumeType: 'sc1', sizeInGiB: 200 }),
    },
    {
      rule: 'io1 has 64,000 IOPS at most',
      path: at('iops'),
      code: 'volume-out-of-range',
      params: { type: 'io1', min: 100, max: 64_000 },
      refused: onVolume({ volumeType: 'io1', iops: 64_001 }),
      accepted: onVolume({ volumeType: 'io1', iops: 64_000 }),
    },
    {
      rule: 'io2 has 256,000 IOPS at most',
      path: at('iops'),
      code: 'number-out-of-range',
      params: { value: 256_001, min: 100, max: 256_000 },
      refused: onVolume({ volumeType: 'io2', iops: 256_001 }),
      accepted: onVolume({ volumeType: 'io2', iops: 256_000 }),
    },
    {
      rule: 'an initialization rate is 100 at least',
      path: at('volumeInitializationRate'),
      code: 'number-out-of-range',
      params: { value: 99, min: 100, max: 300 },
      refused: onVolume({ volumeInitializationRate: 99, snapshotId }),
      accepted: onVolume({ volumeInitializationRate: 100, snapshotId }),
    },
    {
      rule: 'an initialization rate is 300 at most',
      path: at('volumeInitializationRate'),
      code: 'number-out-of-range',
      params: { value: 301, min: 100, max: 300 },
      refused: onVolume({ volumeInitializationRate: 301, snapshotId }),
      accepted: onVolume({ volumeInitializationRate: 300, snapshotId }),
    },
  ])
})
