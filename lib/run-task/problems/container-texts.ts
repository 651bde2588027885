import { toCpuText, toNumberText } from './amount-texts.ts'

const units = { cpu: 'CPU units', memory: 'MiB' } as const

interface Reserved {
  resource: keyof typeof units
  reserved: number
  size: number
}

const toReservedText = ({ resource, reserved, size }: Reserved) =>
  `The containers reserve ${toNumberText(reserved)} ${units[resource]}, and the task has ${toNumberText(size)}.`

/** What can be wrong with the overrides: containers, resources, size and roles. */
export const containerTexts = {
  'overrides-too-long': (given: { characters: number; maxCharacters: number }) =>
    `Overrides can have ${toNumberText(given.maxCharacters)} characters as JSON, and these have ${toNumberText(given.characters)}. Shorten a command or a value.`,
  'container-unknown': (given: {
    container: string
    definition: string
    containers: readonly string[]
  }) =>
    `Task definition ${given.definition} has no container ${given.container}. It has ${given.containers.join(', ')}. Remove these overrides.`,
  'container-repeated': ({ container }: { container: string }) =>
    `Container ${container} is overridden twice. Remove one.`,

  'command-quote-open': ({ quote, at }: { quote: string; at: number }) =>
    `Command has a ${quote} at character ${at} that is never closed. Add the closing ${quote}.`,
  'command-ends-with-backslash': () =>
    'Command ends with a backslash. Remove it, or write \\\\ for a backslash.',
  'command-not-json': () => 'Enter a JSON array of strings, such as ["word", "word"].',
  'command-without-shell': ({ operator }: { operator: string }) =>
    `Command runs without a shell, so ${operator} is passed to it unchanged. Use sh -c '...' to run it in a shell.`,
  'variable-name-required': () => 'Enter a name for this value, or remove the row.',
  'variable-repeated': ({ name }: { name: string }) => `Variable ${name} is set twice. Remove one.`,
  'not-an-environment-file': () =>
    'Enter the ARN of an S3 object that ends in .env, such as arn:aws:s3:::bucket/path.env.',
  'environment-files-on-windows': () =>
    'Environment files aren’t supported for Windows containers on Fargate.',

  'container-restarts': (given: {
    container: string
    ignoresSuccess: boolean
    periodS: number
  }) => {
    const when = `After ${toNumberText(given.periodS)} seconds or more, ECS restarts container ${given.container} when it exits`
    return given.ignoresSuccess
      ? `${when} with an error, as its restart policy says. A failed run starts again.`
      : `${when}, as its restart policy says. The task may never stop.`
  },
  'log-may-lose-lines': ({ container, size }: { container: string; size: string }) =>
    `Container ${container} logs in non-blocking mode: lines are lost when its buffer of ${size} is full. If every line counts, set mode to blocking in the task definition.`,
  'memory-below-reservation': ({ reservation }: { reservation: number }) =>
    `Memory must be at least the memory reservation, ${toNumberText(reservation)} MiB.`,
  'reservation-above-memory': ({ memory }: { memory: number }) =>
    `Memory reservation must be at most the memory, ${toNumberText(memory)} MiB.`,
  'memory-above-task': ({ memory }: { memory: number }) =>
    `Memory must be at most the task’s, ${toNumberText(memory)} MiB.`,
  'task-below-memory': ({ container, memory }: { container: string; memory: number }) =>
    `Container ${container} may use ${toNumberText(memory)} MiB. Give the task at least that.`,
  'resource-on-fargate': ({ type }: { type: string }) =>
    `${type} isn’t available on Fargate. Remove it.`,
  'neuron-device-count': () => 'NeuronDevice takes only the value ALL. Enter ALL.',
  'neuron-device-elsewhere': () =>
    'NeuronDevice is available on Managed Instances only. Remove it.',
  'neuron-device-repeated': ({ container }: { container: string }) =>
    `Only one container of a task can have NeuronDevice, and ${container} has it. Remove it from one.`,
  'gpu-count': () => 'Enter the number of GPUs, 1 or more, or ALL.',
  'gpu-shared-and-counted': () =>
    'A GPU is either shared or counted. Clear the number or the sharing strategy.',
  'accelerator-unknown': ({ device }: { device: string }) =>
    `The task definition has no inference accelerator named ${device}. Remove it.`,
  'accelerators-deprecated': () =>
    'Inference accelerators are deprecated. AWS has accepted no new customers since April 2023.',

  'cpu-unreadable': () => 'Enter CPU units such as 512, or vCPUs such as 0.5 vCPU.',
  'memory-unreadable': () => 'Enter MiB such as 1024, or GB such as 1 GB.',
  'fargate-cpu': ({ cpu, isWindows }: { cpu: number; isWindows: boolean }) =>
    `${toCpuText(cpu)} isn’t available ${isWindows ? 'for Windows ' : ''}on Fargate. Choose a size from the list.`,
  'fargate-memory': (given: { cpu: number; memory: number; min: number; max: number }) => {
    const { cpu, memory, min, max } = given
    const range = `between ${toNumberText(min)} and ${toNumberText(max)} MiB for ${toCpuText(cpu)}`
    return memory < min || memory > max
      ? `Memory must be ${range}.`
      : `Memory must be ${range}, in one of the sizes of the list.`
  },
  'instance-cpu': ({ min, max }: { min: number; max: number }) =>
    `Task CPU must be between ${toNumberText(min)} and ${toNumberText(max)} CPU units on container instances.`,
  'ephemeral-storage-on-instances': () =>
    'Ephemeral storage can be set on Fargate only. Clear it, or choose Fargate.',
  'task-too-small': (given: Reserved) => `${toReservedText(given)} Give the task more.`,
  'containers-too-large': (given: Reserved) =>
    `${toReservedText(given)} Reserve less, or give the task more.`,

  'not-a-role': () => 'Enter the ARN of a role, such as arn:aws:iam::123456789012:role/name.',
  's3-files-need-role': ({ volume }: { volume: string }) =>
    `Volume ${volume} is on S3 Files, which requires a task role. Choose a task role.`,
  'exec-needs-role': ({ definition }: { definition: string }) =>
    `ECS Exec requires a task role, and ${definition} has none. Choose a task role.`,
}
