import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'

/** Text whose blanks at both ends mean nothing; empty is absent. */
interface TextShape {
  kind: 'text'
}

/** Text that counts as it stands, such as the value of a variable. */
interface ExactTextShape {
  kind: 'exactText'
}

interface NumberShape {
  kind: 'number'
}

interface BooleanShape {
  kind: 'boolean'
}

interface ChoiceShape<Choice extends string = string> {
  kind: 'choice'
  choices: Readonly<Record<Choice, true>>
}

interface ListShape<Item = unknown> {
  kind: 'list'
  item: Item
}

interface ObjectShape<Members = Readonly<Record<string, unknown>>> {
  kind: 'object'
  members: Members
  /** The member without which the others mean nothing. */
  needs?: string
  opens?: Opens
}

/** The member whose unreadable value has to be filled in, and the mark in the form that says so. */
export interface Opens {
  member: string
  mark: 'isLeftOut' | 'isCommandLeftOut'
  /** It has to be filled in where it is absent, too. */
  isNeeded?: boolean
}

/** The members of T, without the SDK's place for variants that it does not know. */
type Known<T> = T extends { $unknown: [string, unknown] } ? never : Omit<T, '$unknown'>

type Members<T> = { readonly [Name in keyof T]-?: ShapeOf<NonNullable<T[Name]>> }

/** The shape that holds T: another member or another choice of the SDK's type does not compile. */
type ShapeOf<T> = [T] extends [string]
  ? string extends T
    ? TextShape | ExactTextShape
    : ChoiceShape<T>
  : [T] extends [number]
    ? NumberShape
    : [T] extends [boolean]
      ? BooleanShape
      : [T] extends [readonly (infer Item)[]]
        ? ListShape<ShapeOf<Item>>
        : ObjectShape<Members<Known<T>>>

/** Any part of the request, for code that visits every member. */
export type Shape =
  | TextShape
  | ExactTextShape
  | NumberShape
  | BooleanShape
  | ChoiceShape
  | { kind: 'list'; item: Shape }
  | { kind: 'object'; members: Readonly<Record<string, Shape>>; needs?: string; opens?: Opens }

const text = { kind: 'text' } as const
const exactText = { kind: 'exactText' } as const
const number = { kind: 'number' } as const
const boolean = { kind: 'boolean' } as const

const choice = <Choice extends string>(choices: Record<Choice, true>): ChoiceShape<Choice> => ({
  kind: 'choice',
  choices,
})

const list = <Item>(item: Item): ListShape<Item> => ({ kind: 'list', item })

const object = <Of>(members: Of, needs?: keyof Of & string): ObjectShape<Of> => ({
  kind: 'object',
  members,
  ...(needs && { needs }),
})

const leftOutValue: Opens = { member: 'value', mark: 'isLeftOut' }
const leftOutCommand: Opens = { member: 'command', mark: 'isCommandLeftOut' }

const tags = list({ ...object({ key: exactText, value: exactText }), opens: leftOutValue })
const propagateTags = choice({ TASK_DEFINITION: true, SERVICE: true, NONE: true })

const nvidiaMps = object({ memory: number, maxComputePercent: number }, 'memory')

/** Unlike a tag, a variable has a value: without one nobody knows what it would be. */
const variable = {
  ...object({ name: exactText, value: exactText }),
  opens: { ...leftOutValue, isNeeded: true },
}

const containerMembers = object({
  name: exactText,
  command: list(exactText),
  environment: list(variable),
  environmentFiles: list(object({ value: text, type: choice({ s3: true }) }, 'type')),
  cpu: number,
  memory: number,
  memoryReservation: number,
  resourceRequirements: list(
    object(
      {
        type: choice({ GPU: true, InferenceAccelerator: true, NeuronDevice: true }),
        value: text,
        sharingStrategy: object({ nvidiaMps }),
      },
      'type',
    ),
  ),
})

const containerOverride = { ...containerMembers, opens: leftOutCommand }

const managedEBSVolume = object({
  roleArn: text,
  sizeInGiB: number,
  snapshotId: text,
  volumeType: text,
  iops: number,
  throughput: number,
  volumeInitializationRate: number,
  encrypted: boolean,
  kmsKeyId: text,
  filesystemType: choice({ xfs: true, ext4: true, ext3: true, ntfs: true }),
  terminationPolicy: object({ deleteOnTermination: boolean }, 'deleteOnTermination'),
  tagSpecifications: list(
    object({ resourceType: choice({ volume: true }), tags, propagateTags }, 'resourceType'),
  ),
})

/** Every member of the request of RunTask, in the API's spelling (API Reference, RunTask). */
export const requestShape = object({
  taskDefinition: text,
  cluster: text,
  count: number,
  launchType: choice({ FARGATE: true, EC2: true, EXTERNAL: true, MANAGED_INSTANCES: true }),
  capacityProviderStrategy: list(object({ capacityProvider: text, base: number, weight: number })),
  platformVersion: text,
  networkConfiguration: object({
    awsvpcConfiguration: object({
      subnets: list(text),
      securityGroups: list(text),
      assignPublicIp: choice({ ENABLED: true, DISABLED: true }),
    }),
  }),
  overrides: object({
    containerOverrides: list(containerOverride),
    cpu: text,
    memory: text,
    taskRoleArn: text,
    executionRoleArn: text,
    ephemeralStorage: object({ sizeInGiB: number }),
    inferenceAcceleratorOverrides: list(object({ deviceName: exactText, deviceType: exactText })),
  }),
  placementConstraints: list(
    object({ type: choice({ memberOf: true, distinctInstance: true }), expression: text }, 'type'),
  ),
  placementStrategy: list(
    object({ type: choice({ spread: true, binpack: true, random: true }), field: text }, 'type'),
  ),
  volumeConfigurations: list(object({ name: exactText, managedEBSVolume })),
  tags,
  propagateTags,
  enableECSManagedTags: boolean,
  enableExecuteCommand: boolean,
  startedBy: text,
  group: text,
  referenceId: text,
  clientToken: text,
}) satisfies ShapeOf<RunTaskCommandInput>

/** What is read by a shape: any member may be absent, nothing is of another type. */
type ReadBy<S> = S extends { kind: 'text' | 'exactText' }
  ? string
  : S extends { kind: 'number' }
    ? number
    : S extends { kind: 'boolean' }
      ? boolean
      : S extends ChoiceShape<infer Choice>
        ? Choice
        : S extends { kind: 'list'; item: infer Item }
          ? ReadBy<Item>[]
          : S extends { kind: 'object'; members: infer Of }
            ? { [Name in keyof Of]?: ReadBy<Of[Name]> } & { [Mark in Opens['mark']]?: true }
            : never

/** A request as far as it could be read. */
export type ReadRequest = ReadBy<typeof requestShape>
