import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  ContainerOverride,
  EBSTagSpecification,
  EnvironmentFile,
  EphemeralStorage,
  InferenceAcceleratorOverride,
  KeyValuePair,
  PlacementConstraint,
  PlacementStrategy,
  ResourceRequirement,
  RunTaskCommandInput,
  Tag,
  TaskManagedEBSVolumeConfiguration,
  TaskManagedEBSVolumeTerminationPolicy,
  TaskOverride,
  TaskVolumeConfiguration,
} from '@aws-sdk/client-ecs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { computeSchema } from './form/compute-schema.ts'
import { cliMembers } from './import/cli-options.ts'
import { launchFormSchema } from './form/launch-form-schema.ts'
import type { LaunchValues } from './form/launch-form-schema.ts'
import { requestShape } from './request/request-shape.ts'
import type { Shape } from './request/request-shape.ts'

type Item<List> = List extends readonly (infer One)[] ? One : never
type Kind<Name> = Extract<LaunchValues['compute'], { kind: Name }>
type Container = Item<LaunchValues['overrides']['containerOverrides']>
type Volume = Item<LaunchValues['volumeConfigurations']>
type Ebs = NonNullable<Volume['managedEBSVolume']>

/** Members of the SDK's type that the form's type does not have. */
type Lacking<Sdk, Form> = Exclude<keyof Sdk, keyof Form>

describe('the form has every member of the SDK', () => {
  it('by its types', () => {
    expectTypeOf<Lacking<RunTaskCommandInput, LaunchValues>>().toEqualTypeOf<
      // Chosen in `compute`; made for each call.
      'launchType' | 'capacityProviderStrategy' | 'clientToken'
    >()
    type Checks = [
      Lacking<CapacityProviderStrategyItem, Item<Kind<'strategy'>['capacityProviderStrategy']>>,
      Lacking<AwsVpcConfiguration, LaunchValues['networkConfiguration']['awsvpcConfiguration']>,
      Lacking<TaskOverride, LaunchValues['overrides']>,
      Lacking<ContainerOverride, Container>,
      Lacking<KeyValuePair, Item<Container['environment']>>,
      Lacking<EnvironmentFile, Item<Container['environmentFiles']>>,
      Lacking<ResourceRequirement, Item<Container['resourceRequirements']>>,
      Lacking<EphemeralStorage, NonNullable<LaunchValues['overrides']['ephemeralStorage']>>,
      Lacking<
        InferenceAcceleratorOverride,
        Item<LaunchValues['overrides']['inferenceAcceleratorOverrides']>
      >,
      Lacking<PlacementConstraint, Item<LaunchValues['placementConstraints']>>,
      Lacking<PlacementStrategy, Item<LaunchValues['placementStrategy']>>,
      Lacking<TaskVolumeConfiguration, Volume>,
      Lacking<TaskManagedEBSVolumeConfiguration, Ebs>,
      Lacking<TaskManagedEBSVolumeTerminationPolicy, NonNullable<Ebs['terminationPolicy']>>,
      Lacking<EBSTagSpecification, Item<Ebs['tagSpecifications']>>,
      Lacking<Tag, Item<LaunchValues['tags']>>,
    ]
    expectTypeOf<Checks[number]>().toEqualTypeOf<never>()
  })

  it('in its schema, member by member of the shape that is held to the SDK', () => {
    const { launchType, capacityProviderStrategy, clientToken, ...members } = requestShape.members
    const shapes = { kind: 'object', members } satisfies Shape
    expect(clientToken.kind).toBe('text')
    expect(findLacking(shapes, launchFormSchema, '')).toEqual([])
    const compute = { kind: 'object', members: { launchType, capacityProviderStrategy } } as const
    expect(findLacking(compute, computeSchema, '')).toEqual([])
  })

  it('on the command line', () => {
    expect([...cliMembers].sort()).toEqual(Object.keys(requestShape.members).sort())
  })

  it('and would say which one is missing', () => {
    const shape: Shape = { kind: 'object', members: { tags: requestShape.members.tags, newOne } }
    expect(findLacking(shape, launchFormSchema, '')).toEqual(['newOne'])
  })
})

const newOne: Shape = { kind: 'text' }

/** Dotted paths of the shape's members that the schema does not have. */
function findLacking(shape: Shape, schema: unknown, path: string): string[] {
  if (shape.kind === 'list') return findLacking(shape.item, schema, path)
  if (shape.kind !== 'object') return []
  const objects = findObjects(schema)
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const at = path ? `${path}.${name}` : name
    const known = objects.flatMap(object => (name in object ? [object[name]] : []))
    if (known.length === 0) return [at]
    return known.flatMap(one => findLacking(member, one, at))
  })
}

/** The members of each object that a schema takes, whatever it is wrapped in. */
function findObjects(schema: unknown): Record<string, unknown>[] {
  if (!isRecord(schema) || !isRecord(schema.def)) return []
  const { type, shape, innerType, element, options, in: first } = schema.def
  if (type === 'object' && isRecord(shape)) return [shape]
  const inside = Array.isArray(options) ? options : [innerType ?? element ?? first]
  return inside.flatMap(findObjects)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
