import fc from 'fast-check'
import type { LaunchInput } from '../../run-task/form/launch-form-schema.ts'
import {
  anyText,
  awsvpcConfiguration,
  containerMembers,
  name,
  sameMembers,
  strategy,
  taskOverride,
} from './arbitrary-request.ts'

const typedCount = fc
  .integer({ min: 1, max: 10 })
  .chain(count => fc.constantFrom(count, `${count} `))

const compute = fc.oneof(
  fc.constant({ kind: 'clusterDefault' as const }),
  fc.record({
    kind: fc.constant('launchType' as const),
    launchType: fc.constantFrom(
      'FARGATE' as const,
      'EXTERNAL' as const,
      'MANAGED_INSTANCES' as const,
    ),
  }),
  fc.record({ kind: fc.constant('strategy' as const), capacityProviderStrategy: strategy }),
)

/** A container as it is being filled in: rows may be empty, a command may be typed. */
const container = fc
  .tuple(
    name,
    containerMembers,
    fc.record(
      {
        command: fc.oneof(
          fc.array(anyText).map(words => ({ json: JSON.stringify(words) })),
          fc.constantFrom('', "run 'a b' $X").map(shell => ({ shell })),
        ),
        cpu: fc.constantFrom('', '256'),
        environment: fc.array(
          fc.oneof(fc.constant({ name: '', value: '' }), fc.record({ name, value: anyText })),
        ),
        environmentFiles: fc.array(fc.constant({ value: ' ' })),
        resourceRequirements: fc.array(fc.constantFrom({ value: '' }, { value: '1' })),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([name, members, typed]) => ({ name, ...members, ...typed }))

const overrides = fc
  .tuple(taskOverride, fc.uniqueArray(container, { selector: it => it.name, maxLength: 3 }))
  .map(([override, containerOverrides]) => ({
    ...override,
    containerOverrides,
    ephemeralStorage: override.ephemeralStorage ?? { sizeInGiB: '' },
  }))

const empty = fc.constantFrom('', '  ')

/** A form that breaks no rule, as it stands while it is filled in. */
export const form: fc.Arbitrary<LaunchInput> = fc.record<LaunchInput, 'taskDefinition'>(
  {
    ...sameMembers,
    cluster: fc.oneof(name, empty),
    group: fc.oneof(name, empty),
    taskDefinition: name.map(text => ` ${text} `),
    count: typedCount,
    compute,
    networkConfiguration: fc.oneof(
      fc.record({ awsvpcConfiguration }),
      fc.record({
        awsvpcConfiguration: fc.record({ assignPublicIp: fc.constant('DISABLED' as const) }),
      }),
    ),
    overrides,
    tags: sameMembers.tags.map(tags => [...tags, { key: '', value: '' }]),
  },
  { requiredKeys: ['taskDefinition'] },
)
