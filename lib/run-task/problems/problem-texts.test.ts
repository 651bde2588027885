import { expect, it } from 'vitest'
import { problemTexts, toCoded, toProblemText } from './problem-texts.ts'
import type { Coded, ParamsOf, ProblemCode } from './problem-texts.ts'

const range = { min: 1, max: 10 }

/** For each code the parameters of one example, and the sentence that they make. */
const examples = {
  'number-required': [[range], 'Enter a whole number from 1 to 10.'],
  'not-a-whole-number': [[range], 'Enter a whole number from 1 to 10.'],
  'number-out-of-range': [
    [{ value: 40_000, min: 1, max: 16_384 }],
    'Enter a whole number from 1 to 16,384. 40,000 is too high.',
  ],
  'choice-required': [[], 'Choose an option.'],
  'too-long': [
    [{ characters: 2049, maxCharacters: 2048 }],
    'Use 2,048 characters or fewer. This has 2,049.',
  ],
  'too-many': [[{ count: 7, max: 5 }], 'At most 5 are allowed. Remove 2.'],
  unreadable: [[], 'This value can’t be read. Enter it again.'],
  stated: [[{ message: 'ECS is busy.' }], 'ECS is busy.'],
  'tag-key-required': [[], 'Enter a key for this value, or clear the value.'],
  'tag-key-repeated': [
    [{ key: 'team' }],
    'Tag keys must be unique. Rename or remove one of the tags named team.',
  ],
  'tag-prefix-reserved': [[], 'The prefix aws: is reserved for AWS. Choose another name.'],
  'tag-characters': [[], 'Use letters, numbers, spaces and _ . : / = + - @ only.'],
  'tag-key-reserved': [
    [{ key: 'AmazonECSManaged' }],
    'Amazon ECS sets the tag AmazonECSManaged itself. Choose another key.',
  ],
  'propagate-from-service': [
    [],
    'Tags can’t be propagated from a service, as the task belongs to none. Choose another option.',
  ],
  'group-reserved': [[], 'The prefix service: is reserved for ECS services. Choose another name.'],
  'started-by-characters': [
    [],
    'The ECS documentation lists only letters, numbers, hyphens, underscores and slashes. ECS accepts spaces too, and may refuse other characters.',
  ],
  'started-by-2022': [
    [{ maxCharacters: 36 }],
    'Until 2022 this could have 36 characters and no slash. Older tools may not find it.',
  ],
  'value-left-out': [
    [{ name: 'API_TOKEN', kind: 'variable' }],
    'API_TOKEN looks secret and was left out. Enter its value, remove the variable, or keep it empty.',
  ],
  'command-left-out': [
    [{ container: 'app' }],
    'The command of app had a secret in it and was left out. Enter it, or use the task definition’s command.',
  ],
  'task-definition-required': [[], 'Choose a task definition.'],
  'task-definition-without-family': [[], 'This ARN has no family in it. Choose a task definition.'],
  'revision-not-a-number': [
    [{ revision: 'new' }],
    'Revision new isn’t a number. Choose a revision.',
  ],
  'task-definition-missing': [
    [{ taskDefinition: 'app:99', region: 'us-east-1', hasRevision: true }],
    'Task definition app:99 doesn’t exist in us-east-1. Choose another revision.',
  ],
  'task-definition-not-active': [
    [{ definition: 'app:3', status: 'INACTIVE' }],
    'Task definition app:3 is INACTIVE. Choose an active revision.',
  ],
  'in-other-account': [
    [{ account: '444455556666', homeAccount: '111122223333' }],
    'This belongs to account 444455556666, and you are signed in to 111122223333. Choose one from your own account.',
  ],
  'in-other-region': [
    [{ region: 'eu-west-1', homeRegion: 'us-east-1' }],
    'This is in eu-west-1, and the launch goes to us-east-1. Choose one in us-east-1, or switch to eu-west-1.',
  ],
  'cluster-required': [[], 'This account has no cluster named default. Choose a cluster.'],
  'cluster-not-active': [
    [{ cluster: 'demo', status: 'DEPROVISIONING' }],
    'Cluster demo is DEPROVISIONING. Choose an active cluster.',
  ],
  'cluster-not-listed': [
    [{ cluster: 'new' }],
    'Cluster new isn’t in the list. Check its name and the Region.',
  ],
  'cluster-without-instances': [
    [{ cluster: 'demo', type: 'EC2' }],
    'Cluster demo has no container instances, which launch type EC2 requires.',
  ],
  'strategy-required': [[], 'Add a capacity provider.'],
  'capacity-provider-required': [[], 'Choose a capacity provider, or remove the row.'],
  'capacity-provider-repeated': [
    [{ provider: 'FARGATE' }],
    'Capacity provider FARGATE is in the strategy twice. Remove one.',
  ],
  'capacity-provider-not-associated': [
    [{ provider: 'asg', cluster: 'demo', associated: ['FARGATE', 'FARGATE_SPOT'] }],
    'Capacity provider asg isn’t associated with cluster demo. Choose FARGATE or FARGATE_SPOT.',
  ],
  'base-repeated': [[], 'Only one capacity provider can have a base. Enter 0 here.'],
  'weight-of-one-zero': [
    [],
    'ECS may refuse a strategy whose only weight is 0. Enter a weight of 1 or more.',
  ],
  'weights-zero': [[], 'At least one capacity provider must have a weight above 0.'],
  'fargate-mixed': [
    [{ provider: 'asg' }],
    'Capacity provider asg can’t be in one strategy with Fargate. Keep one kind.',
  ],
  'managed-instances-mixed': [
    [{ provider: 'managed' }],
    'Capacity provider managed uses Managed Instances, which can’t be in one strategy with Auto Scaling groups. Keep one kind.',
  ],
  'managed-instances-need-strategy': [
    [],
    'Managed Instances require a capacity provider strategy. Choose Strategy.',
  ],
  'launch-type-incompatible': [
    [{ definition: 'app:3', type: 'FARGATE', compatibilities: ['EC2', 'EXTERNAL'] }],
    'Task definition app:3 isn’t compatible with FARGATE. Choose EC2 or EXTERNAL.',
  ],
  'many-providers-2022': [[{ max: 6 }], 'Until 2022 a strategy could have 6 capacity providers.'],
  'spot-interrupts': [[], 'Fargate Spot can interrupt these tasks with a two-minute warning.'],
  'managed-instance-ends': [
    [],
    'A Managed Instance is replaced after 14 days or less, and the tasks on it are stopped.',
  ],
  'spot-on-windows': [[], 'FARGATE_SPOT doesn’t run Windows containers. Choose FARGATE.'],
  'platform-version-on-instances': [
    [],
    'A platform version is for Fargate only. Clear it, or choose Fargate.',
  ],
  'platform-version-lacks': [
    [{ version: '1.3.0', feature: 'exec' }],
    'Platform version 1.3.0 doesn’t support ECS Exec. Choose LATEST.',
  ],
  'platform-version-of-other-system': [
    [{ version: '1.4.0', system: 'Windows', versions: ['LATEST', '1.0.0'] }],
    'Platform version 1.4.0 isn’t available for Windows. Choose LATEST or 1.0.0.',
  ],
  'platform-version-unknown': [
    [{ version: '1.5.0', versions: ['LATEST', '1.4.0'] }],
    'Platform version 1.5.0 may not exist. Known versions are LATEST, 1.4.0.',
  ],
  'subnets-required': [[], 'Choose at least one subnet.'],
  'subnets-required-for-awsvpc': [[], 'Subnets are required for awsvpc network mode.'],
  'network-not-allowed': [
    [{ mode: 'bridge' }],
    'Subnets aren’t allowed for bridge network mode. Remove them.',
  ],
  'subnets-in-two-vpcs': [
    [{ subnet: 'subnet-z', vpc: 'vpc-2', expectedSubnet: 'subnet-a', expectedVpc: 'vpc-1' }],
    'Subnets must be in the same VPC: subnet-z is in vpc-2, and subnet-a is in vpc-1.',
  ],
  'security-group-in-other-vpc': [
    [{ group: 'sg-2', vpc: 'vpc-2', expectedVpc: 'vpc-1' }],
    'Security groups must be in vpc-1, and sg-2 is in vpc-2. Remove it.',
  ],
  'public-ip-on-ec2': [
    [{ because: 'clusterDefault' }],
    'Public IP isn’t available for launch type EC2, the cluster’s default. Choose Disabled.',
  ],
  'image-unreachable': [
    [{ subnet: 'subnet-b' }],
    'Public IP is off, and subnet-b looks public. Without a NAT gateway or VPC endpoints, Fargate can’t pull the image.',
  ],
  'image-over-ipv4': [
    [{ subnet: 'subnet-6', image: 'public.ecr.aws/a', dualStack: 'ecr-public.aws.com/a' }],
    'subnet-6 has only IPv6, and the address of image public.ecr.aws/a has only IPv4. Use ecr-public.aws.com/a in the task definition.',
  ],
  'public-ip-without-ipv4': [
    [{ subnet: 'subnet-6' }],
    'subnet-6 has only IPv6, so its tasks get no public IPv4 address.',
  ],
  'not-an-id': [
    [{ id: 'private', kind: 'subnets' }],
    'private isn’t a subnet ID. Choose one from the list, or enter an ID that begins with subnet-.',
  ],
  'id-repeated': [[{ id: 'sg-1' }], 'sg-1 is chosen twice. Remove one.'],
  'id-not-listed': [[{ id: 'sg-1' }], 'sg-1 isn’t in the list. Check the ID and the Region.'],
  'too-few-addresses': [
    [{ free: 2, count: 3 }],
    'Subnets have 2 free IP addresses for 3 tasks. Add a subnet, or launch fewer tasks.',
  ],
  'overrides-too-long': [
    [{ characters: 8193, maxCharacters: 8192 }],
    'Overrides can have 8,192 characters as JSON, and these have 8,193. Shorten a command or a value.',
  ],
  'container-unknown': [
    [{ container: 'web', definition: 'app:3', containers: ['app', 'log'] }],
    'Task definition app:3 has no container web. It has app, log. Remove these overrides.',
  ],
  'container-repeated': [[{ container: 'app' }], 'Container app is overridden twice. Remove one.'],
  'command-quote-open': [
    [{ quote: "'", at: 6 }],
    "Command has a ' at character 6 that is never closed. Add the closing '.",
  ],
  'command-ends-with-backslash': [
    [],
    'Command ends with a backslash. Remove it, or write \\\\ for a backslash.',
  ],
  'command-not-json': [[], 'Enter a JSON array of strings, such as ["word", "word"].'],
  'command-without-shell': [
    [{ operator: '&&' }],
    "Command runs without a shell, so && is passed to it unchanged. Use sh -c '...' to run it in a shell.",
  ],
  'variable-name-required': [[], 'Enter a name for this value, or remove the row.'],
  'variable-repeated': [[{ name: 'LEVEL' }], 'Variable LEVEL is set twice. Remove one.'],
  'not-an-environment-file': [
    [],
    'Enter the ARN of an S3 object that ends in .env, such as arn:aws:s3:::bucket/path.env.',
  ],
  'environment-files-on-windows': [
    [],
    'Environment files aren’t supported for Windows containers on Fargate.',
  ],
  'container-restarts': [
    [{ container: 'app', ignoresSuccess: false, periodS: 1800 }],
    'After 1,800 seconds or more, ECS restarts container app when it exits, as its restart policy says. The task may never stop.',
  ],
  'log-may-lose-lines': [
    [{ container: 'app', size: '25m' }],
    'Container app logs in non-blocking mode: lines are lost when its buffer of 25m is full. If every line counts, set mode to blocking in the task definition.',
  ],
  'memory-below-reservation': [
    [{ reservation: 200 }],
    'Memory must be at least the memory reservation, 200 MiB.',
  ],
  'memory-above-task': [[{ memory: 1024 }], 'Memory must be at most the task’s, 1,024 MiB.'],
  'task-below-memory': [
    [{ container: 'app', memory: 2048 }],
    'Container app may use 2,048 MiB. Give the task at least that.',
  ],
  'reservation-above-memory': [
    [{ memory: 2048 }],
    'Memory reservation must be at most the memory, 2,048 MiB.',
  ],
  'resource-on-fargate': [[{ type: 'GPU' }], 'GPU isn’t available on Fargate. Remove it.'],
  'neuron-device-count': [[], 'NeuronDevice takes only the value ALL. Enter ALL.'],
  'neuron-device-elsewhere': [
    [],
    'NeuronDevice is available on Managed Instances only. Remove it.',
  ],
  'neuron-device-repeated': [
    [{ container: 'app' }],
    'Only one container of a task can have NeuronDevice, and app has it. Remove it from one.',
  ],
  'gpu-count': [[], 'Enter the number of GPUs, 1 or more, or ALL.'],
  'gpu-shared-and-counted': [
    [],
    'A GPU is either shared or counted. Clear the number or the sharing strategy.',
  ],
  'accelerator-unknown': [
    [{ device: 'device_2' }],
    'The task definition has no inference accelerator named device_2. Remove it.',
  ],
  'accelerators-deprecated': [
    [],
    'Inference accelerators are deprecated. AWS has accepted no new customers since April 2023.',
  ],
  'cpu-unreadable': [[], 'Enter CPU units such as 512, or vCPUs such as 0.5 vCPU.'],
  'memory-unreadable': [[], 'Enter MiB such as 1024, or GB such as 1 GB.'],
  'fargate-cpu': [
    [{ cpu: 512, isWindows: true }],
    '0.5 vCPU isn’t available for Windows on Fargate. Choose a size from the list.',
  ],
  'fargate-memory': [
    [{ cpu: 256, memory: 4096, min: 512, max: 2048 }],
    'Memory must be between 512 and 2,048 MiB for 0.25 vCPU.',
  ],
  'instance-cpu': [
    [{ min: 128, max: 196_608 }],
    'Task CPU must be between 128 and 196,608 CPU units on container instances.',
  ],
  'ephemeral-storage-on-instances': [
    [],
    'Ephemeral storage can be set on Fargate only. Clear it, or choose Fargate.',
  ],
  'task-too-small': [
    [{ resource: 'memory', reserved: 384, size: 256 }],
    'The containers reserve 384 MiB, and the task has 256. Give the task more.',
  ],
  'containers-too-large': [
    [{ resource: 'cpu', reserved: 600, size: 512 }],
    'The containers reserve 600 CPU units, and the task has 512. Reserve less, or give the task more.',
  ],
  'not-a-role': [[], 'Enter the ARN of a role, such as arn:aws:iam::123456789012:role/name.'],
  's3-files-need-role': [
    [{ volume: 'shared' }],
    'Volume shared is on S3 Files, which requires a task role. Choose a task role.',
  ],
  'exec-needs-role': [
    [{ definition: 'app:3' }],
    'ECS Exec requires a task role, and app:3 has none. Choose a task role.',
  ],
  'placement-on-fargate': [[], 'Placement isn’t supported on Fargate. Remove it.'],
  'placement-on-managed-instances': [
    [],
    'A placement strategy isn’t supported on Managed Instances. Remove it.',
  ],
  'many-constraints': [
    [{ count: 11, ofDefinition: 2, max: 10 }],
    'At most 10 constraints are allowed, and there are 11, 2 of them in the task definition. Remove 1.',
  ],
  'expression-required': [[], 'Enter an expression, such as attribute:ecs.instance-type =~ m5.*'],
  'expression-not-allowed': [
    [],
    'An expression is for memberOf only. Clear it, or choose memberOf.',
  ],
  'expression-unreadable': [
    [],
    'This may not be an expression. It needs a subject, an operator and a value, such as attribute:ecs.instance-type =~ m5.*',
  ],
  'field-unused': [[], 'A random strategy uses no field. Clear it.'],
  'field-of-binpack': [[], 'Choose cpu or memory.'],
  'field-of-spread': [[], 'Choose instanceId, host or attribute:name.'],
  'volume-not-configured': [[], 'Configure the EBS volume.'],
  'volume-forgotten': [
    [{ volume: 'data' }],
    'Volume data must be configured at launch. Configure it.',
  ],
  'volume-unknown': [
    [{ volume: 'data', definition: 'app:3' }],
    'Task definition app:3 has no volume data to configure at launch. Remove it.',
  ],
  'many-volumes': [[{ volume: 'more' }], 'A task can have one EBS volume. Remove more.'],
  'volume-on-windows-fargate': [
    [],
    'EBS volumes aren’t supported for Windows containers on Fargate. Choose EC2.',
  ],
  'infrastructure-role-required': [[], 'Choose an infrastructure role.'],
  'kms-key-without-encryption': [
    [],
    'A KMS key requires encryption. Clear it, or choose Encrypted.',
  ],
  'filesystem-unsupported': [[{ isWindows: false }], 'ntfs is for Windows. Choose another.'],
  'volume-type-on-fargate': [
    [{ type: 'standard' }],
    'Volume type standard isn’t supported on Fargate. Choose another.',
  ],
  'volume-type-unknown': [
    [{ type: 'gp9', types: ['gp2', 'gp3'] }],
    'Volume type gp9 doesn’t exist. Choose one of gp2, gp3.',
  ],
  'size-or-snapshot-required': [[], 'Enter a size, or choose a snapshot.'],
  'not-a-snapshot-id': [[], 'Enter a snapshot ID, such as snap-0123456789abcdef0.'],
  'initialization-rate-needs-snapshot': [
    [],
    'An initialization rate requires a snapshot. Clear it.',
  ],
  'volume-out-of-range': [
    [{ type: 'gp3', min: 3000, max: 16_000 }],
    'Enter 3,000 to 16,000 for volume type gp3.',
  ],
  'iops-required': [[{ type: 'io2' }], 'IOPS is required for volume type io2.'],
  'iops-not-allowed': [[{ type: 'gp2' }], 'IOPS can’t be set for volume type gp2. Clear it.'],
  'throughput-not-allowed': [[], 'Throughput can be set for volume type gp3 only. Clear it.'],
} satisfies { [Code in ProblemCode]: [params: ParamsOf<Code>, sentence: string] }

/** Safe: the table above gives each code its own parameters. */
const toCodedOf = (code: string, [params]: unknown[]) =>
  ({ code, params: params ?? {} }) as unknown as Coded

it.each(Object.entries(examples))('says %s in a sentence', (code, [params, sentence]) => {
  expect(toProblemText(toCodedOf(code, params))).toBe(sentence)
})

it.each<[Coded, string]>([
  [
    toCoded('number-out-of-range', { value: 0, ...range }),
    'Enter a whole number from 1 to 10. 0 is too low.',
  ],
  [
    toCoded('task-definition-missing', {
      taskDefinition: 'app',
      region: 'us-east-1',
      hasRevision: false,
    }),
    'Task definition app doesn’t exist in us-east-1, or has no active revision. Choose another task definition.',
  ],
  [
    toCoded('capacity-provider-not-associated', {
      provider: 'asg',
      cluster: 'demo',
      associated: [],
    }),
    'Capacity provider asg isn’t associated with cluster demo. The cluster has no capacity providers.',
  ],
  [
    toCoded('fargate-memory', { cpu: 1024, memory: 2500, min: 2048, max: 8192 }),
    'Memory must be between 2,048 and 8,192 MiB for 1 vCPU, in one of the sizes of the list.',
  ],
  [
    toCoded('filesystem-unsupported', { isWindows: true }),
    'Windows supports ntfs only. Choose it.',
  ],
  [
    toCoded('many-constraints', { count: 11, ofDefinition: 0, max: 10 }),
    'At most 10 constraints are allowed, and there are 11. Remove 1.',
  ],
  [
    toCoded('fargate-cpu', { cpu: 300, isWindows: false }),
    '0.293 vCPU isn’t available on Fargate. Choose a size from the list.',
  ],
])('and another one where it depends: %o', (coded, sentence) => {
  expect(toProblemText(coded)).toBe(sentence)
})

it('ends every sentence with a full stop, except behind an example that would take it in', () => {
  const open = Object.values(examples).filter(([, sentence]) => !sentence.endsWith('.'))
  expect(open.map(([, sentence]) => sentence.slice(-4))).toEqual(['m5.*', 'm5.*'])
  expect(Object.keys(examples).sort()).toEqual(Object.keys(problemTexts).sort())
})
