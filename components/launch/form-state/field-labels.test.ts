import { describe, expect, it } from 'vitest'
import { splitMessage, toFieldLabel } from '@/components/launch/form-state/field-labels'
import { requestShape } from '@/lib/run-task/request/request-shape'
import type { Shape } from '@/lib/run-task/request/request-shape'

const { clientToken, launchType, capacityProviderStrategy, ...members } = requestShape.members
const form = {
  kind: 'object',
  members: {
    ...members,
    compute: { kind: 'object', members: { launchType, capacityProviderStrategy } },
  },
} satisfies Shape

/** The path of every member of the form, with 0 for a row. */
function listPaths(shape: Shape, path: string): string[] {
  const own = path ? [path] : []
  if (shape.kind === 'list') return [...own, ...listPaths(shape.item, `${path}.0`)]
  if (shape.kind !== 'object') return own
  const inside = Object.entries(shape.members).flatMap(([name, member]) =>
    listPaths(member, path ? `${path}.${name}` : name),
  )
  return [...own, ...inside]
}

describe('toFieldLabel', () => {
  it('has a label for every path of the form', () => {
    expect(clientToken.kind).toBe('text')
    const paths = listPaths(form, '')
    expect(paths.length).toBeGreaterThan(80)
    expect(paths.filter(path => toFieldLabel(path) === path)).toEqual([])
  })

  it.each([
    ['overrides.containerOverrides.0.cpu', 'CPU units'],
    ['overrides.cpu', 'Task CPU'],
    ['overrides.containerOverrides.0.memory', 'Memory'],
    ['overrides.memory', 'Task memory'],
    ['tags', 'Tags'],
    ['volumeConfigurations.0.managedEBSVolume.tagSpecifications.0.tags.1.value', 'Tag value'],
    [
      'volumeConfigurations.0.managedEBSVolume.tagSpecifications.0.propagateTags',
      'Propagate to the volume',
    ],
    ['propagateTags', 'Propagate tags'],
    [
      'volumeConfigurations.0.managedEBSVolume.terminationPolicy.deleteOnTermination',
      'When the task stops',
    ],
    ['overrides.ephemeralStorage.sizeInGiB', 'Ephemeral storage'],
    ['volumeConfigurations.0.managedEBSVolume.sizeInGiB', 'Size'],
    ['compute.kind', 'Compute'],
    ['placementStrategy.0.type', 'Strategy type'],
  ])('calls %s %s', (path, label) => {
    expect(toFieldLabel(path)).toBe(label)
  })
})

describe('splitMessage', () => {
  it('cuts the label off a message that begins with it', () => {
    expect(splitMessage('count', 'Tasks is empty. Enter 1 to 10.')).toEqual({
      label: 'Tasks',
      rest: ' is empty. Enter 1 to 10.',
    })
  })

  it('puts any other message behind the label', () => {
    expect(splitMessage('count', 'ECS refused it.')).toEqual({
      label: 'Tasks',
      rest: ': ECS refused it.',
    })
  })
})
