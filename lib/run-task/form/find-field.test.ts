import { describe, expect, it } from 'vitest'
import { compareByPlace, toFieldLabel, toPathLabel, toSection } from './find-field.ts'
import { requestShape } from '../request/request-shape.ts'
import type { Shape } from '../request/request-shape.ts'

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
    ['taskDefinition.revision', 'Revision'],
    // As a request spells it.
    ['launchType', 'Launch type'],
    ['capacityProviderStrategy.0.base', 'Base'],
    // Below the last field that the form knows, and nowhere.
    ['overrides.containerOverrides.0.secrets', 'Container'],
    ['tags.3', 'Tags'],
    ['moon.0.name', 'moon.0.name'],
    ['constructor', 'constructor'],
  ])('calls %s %s', (path, label) => {
    expect(toFieldLabel(path)).toBe(label)
  })
})

describe('toPathLabel', () => {
  it.each([
    ['overrides.containerOverrides.0.cpu', 'CPU units'],
    ['launchType', 'Launch type'],
    ['tags.3', 'Tags 4'],
    ['overrides.containerOverrides.0.secrets', 'overrides.containerOverrides.0.secrets'],
    ['overrides.foo', 'overrides.foo'],
    ['clientToken', 'clientToken'],
    ['[1]', '[1]'],
    ['moon.0', 'moon.0'],
  ])('calls %s %s', (path, label) => expect(toPathLabel(path)).toBe(label))
})

describe('toSection', () => {
  it.each([
    ['taskDefinition', 'definition'],
    ['compute.capacityProviderStrategy.1.weight', 'cluster'],
    ['networkConfiguration.awsvpcConfiguration.subnets', 'network'],
    ['overrides.cpu', 'size'],
    ['overrides.inferenceAcceleratorOverrides.0.deviceName', 'size'],
    ['overrides.containerOverrides.3.cpu', 'container'],
    ['overrides.containerOverrides.0.environmentFiles.1.value', 'container'],
    ['overrides.containerOverrides.0.environment.1.value', 'containers'],
    ['overrides.containerOverrides.0.command', 'containers'],
    ['placementStrategy.0.field', 'placement'],
    ['volumeConfigurations.0.managedEBSVolume.tagSpecifications.0.tags.0.key', 'volumes'],
    ['tags.0.key', 'tags'],
    ['propagateTags', 'tags'],
    ['platformVersion', 'more'],
    ['moon', undefined],
  ])('finds the section of %s', (path, section) => expect(toSection(path)).toBe(section))
})

describe('compareByPlace', () => {
  it('sorts as the page does: section by section, row by row, member by member', () => {
    const sorted = [
      'taskDefinition',
      'count',
      'cluster',
      'compute.capacityProviderStrategy',
      'compute.capacityProviderStrategy.0.weight',
      'compute.capacityProviderStrategy.1.capacityProvider',
      'compute.capacityProviderStrategy.10.capacityProvider',
      'networkConfiguration.awsvpcConfiguration.subnets',
      'overrides.containerOverrides.0.command',
      'overrides.containerOverrides.0.environment.2.name',
      'overrides.containerOverrides.0.cpu',
      'overrides.containerOverrides.1.command',
      'volumeConfigurations.0.name',
      'overrides.cpu',
      'placementConstraints.0.expression',
      'tags',
      'tags.0.key',
      'startedBy',
      'moon',
    ]
    expect([...sorted].reverse().sort(compareByPlace)).toEqual(sorted)
    expect(compareByPlace('tags.0.key', 'tags.0.key')).toBe(0)
  })
})
