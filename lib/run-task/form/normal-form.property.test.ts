import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { form } from '../../testing/arbitrary/arbitrary-form.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'
import { launchFormSchema } from './launch-form-schema.ts'
import type { LaunchValues } from './launch-form-schema.ts'
import { toNormalForm } from './normal-form.ts'

const seed = 20_261_124
const values = form.map(input => launchFormSchema.parse(input))

/** The same launch with empty rows and members added wherever the form can have them. */
function addEmptiness(launch: LaunchValues): LaunchValues {
  const { overrides, volumeConfigurations, tags } = launch
  const noTag = { key: '', value: '' }
  const noRows = {
    environment: [{ name: '', value: '' }],
    environmentFiles: [{ value: '', type: 's3' as const }],
    resourceRequirements: [{ type: 'GPU' as const, value: '', sharingStrategy: {} }],
  }
  return {
    ...launch,
    tags: [noTag, ...tags, noTag],
    overrides: {
      ...overrides,
      ephemeralStorage: overrides.ephemeralStorage ?? { sizeInGiB: undefined },
      inferenceAcceleratorOverrides: [
        ...overrides.inferenceAcceleratorOverrides,
        { deviceName: '' },
      ],
      containerOverrides: [
        { name: 'idle', ...noRows },
        ...overrides.containerOverrides.map(override => ({
          ...override,
          command: override.command ?? [],
          environment: [...noRows.environment, ...override.environment],
          environmentFiles: [...override.environmentFiles, ...noRows.environmentFiles],
          resourceRequirements: [...override.resourceRequirements, ...noRows.resourceRequirements],
        })),
      ],
    },
    volumeConfigurations: volumeConfigurations.map(volume => ({
      ...volume,
      managedEBSVolume: volume.managedEBSVolume && {
        ...volume.managedEBSVolume,
        terminationPolicy: volume.managedEBSVolume.terminationPolicy ?? {},
        tagSpecifications: volume.managedEBSVolume.tagSpecifications.map(specification => ({
          ...specification,
          tags: [...specification.tags, noTag],
        })),
      },
    })),
  }
}

describe('the normal form', () => {
  it('of a normal form is itself', () => {
    fc.assert(
      fc.property(values, launch => {
        const normal = toNormalForm(launch)
        expect(toNormalForm(normal)).toStrictEqual(normal)
      }),
      { seed },
    )
  })

  it("doesn't change with what is empty, and neither does the request", () => {
    fc.assert(
      fc.property(values, launch => {
        const same = addEmptiness(launch)
        expect(toNormalForm(same)).toStrictEqual(toNormalForm(launch))
        expect(toRunTaskInput(same)).toStrictEqual(toRunTaskInput(launch))
      }),
      { seed },
    )
  })

  it('is equal for two launches exactly if their requests are equal', () => {
    const members = fc.subarray(
      ['tags', 'overrides', 'compute', 'networkConfiguration', 'volumeConfigurations'] as const,
      { minLength: 1 },
    )
    fc.assert(
      fc.property(values, values, members, (launch, other, taken) => {
        const mixed = taken.reduce((all, name) => ({ ...all, [name]: other[name] }), launch)
        for (const second of [mixed, addEmptiness(mixed)]) {
          expect(isDeepStrictEqual(toNormalForm(launch), toNormalForm(second))).toBe(
            isDeepStrictEqual(toRunTaskInput(launch), toRunTaskInput(second)),
          )
        }
      }),
      { seed },
    )
  })
})
