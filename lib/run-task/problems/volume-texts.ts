import { toNumberText } from './amount-texts.ts'

const expression = 'attribute:ecs.instance-type =~ m5.*'

/** What can be wrong with placement and volumes. */
export const volumeTexts = {
  'placement-on-fargate': () => 'Placement isn’t supported on Fargate. Remove it.',
  'placement-on-managed-instances': () =>
    'A placement strategy isn’t supported on Managed Instances. Remove it.',
  'many-constraints': (given: { count: number; ofDefinition: number; max: number }) => {
    const own =
      given.ofDefinition > 0 ? `, ${given.ofDefinition} of them in the task definition` : ''
    return `At most ${given.max} constraints are allowed, and there are ${given.count}${own}. Remove ${given.count - given.max}.`
  },
  'expression-required': () => `Enter an expression, such as ${expression}`,
  'expression-not-allowed': () =>
    'An expression is for memberOf only. Clear it, or choose memberOf.',
  'expression-unreadable': () =>
    `This may not be an expression. It needs a subject, an operator and a value, such as ${expression}`,
  'field-unused': () => 'A random strategy uses no field. Clear it.',
  'field-of-binpack': () => 'Choose cpu or memory.',
  'field-of-spread': () => 'Choose instanceId, host or attribute:name.',

  'volume-not-configured': () => 'Configure the EBS volume.',
  'volume-forgotten': ({ volume }: { volume: string }) =>
    `Volume ${volume} must be configured at launch. Configure it.`,
  'volume-unknown': ({ volume, definition }: { volume: string; definition: string }) =>
    `Task definition ${definition} has no volume ${volume} to configure at launch. Remove it.`,
  'many-volumes': ({ volume }: { volume: string }) =>
    `A task can have one EBS volume. Remove ${volume}.`,
  'volume-on-windows-fargate': () =>
    'EBS volumes aren’t supported for Windows containers on Fargate. Choose EC2.',
  'infrastructure-role-required': () => 'Choose an infrastructure role.',
  'kms-key-without-encryption': () =>
    'A KMS key requires encryption. Clear it, or choose Encrypted.',
  'filesystem-unsupported': ({ isWindows }: { isWindows: boolean }) =>
    isWindows ? 'Windows supports ntfs only. Choose it.' : 'ntfs is for Windows. Choose another.',
  'volume-type-on-fargate': ({ type }: { type: string }) =>
    `Volume type ${type} isn’t supported on Fargate. Choose another.`,
  'volume-type-unknown': ({ type, types }: { type: string; types: readonly string[] }) =>
    `Volume type ${type} doesn’t exist. Choose one of ${types.join(', ')}.`,
  'size-or-snapshot-required': () => 'Enter a size, or choose a snapshot.',
  'not-a-snapshot-id': () => 'Enter a snapshot ID, such as snap-0123456789abcdef0.',
  'initialization-rate-needs-snapshot': () =>
    'An initialization rate requires a snapshot. Clear it.',
  'volume-out-of-range': (given: { type: string; min: number; max: number }) =>
    `Enter ${toNumberText(given.min)} to ${toNumberText(given.max)} for volume type ${given.type}.`,
  'iops-required': ({ type }: { type: string }) => `IOPS is required for volume type ${type}.`,
  'iops-not-allowed': ({ type }: { type: string }) =>
    `IOPS can’t be set for volume type ${type}. Clear it.`,
  'throughput-not-allowed': () => 'Throughput can be set for volume type gp3 only. Clear it.',
}
