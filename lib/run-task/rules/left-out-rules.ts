import type { LaunchInput, LaunchValues } from '../form/launch-form-schema.ts'
import { readForm } from '../form/read-form.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'

/** A value that was left out of a link or a draft isn't empty: it has to be filled in or removed. */
export const findLeftOutProblems = ({
  overrides,
  tags,
  volumeConfigurations,
}: LaunchValues): Problem[] => [
  ...overrides.containerOverrides.flatMap((container, index) => {
    const path = `overrides.containerOverrides.${index}`
    const { isCommandLeftOut, command, keptCommand, environment } = container
    const isOpen = isCommandLeftOut && !command && !keptCommand
    const given = { container: container.name }
    return [
      ...(isOpen ? [toError(`${path}.command`, 'command-left-out', given)] : []),
      ...environment.flatMap((row, at) =>
        row.isLeftOut && !row.value && !row.keptFrom && row.name !== ''
          ? [toValueError(`${path}.environment.${at}.value`, row.name, 'variable')]
          : [],
      ),
    ]
  }),
  ...findOpenTags(tags, 'tags'),
  ...volumeConfigurations.flatMap(({ managedEBSVolume }, index) =>
    (managedEBSVolume?.tagSpecifications ?? []).flatMap((specification, at) =>
      findOpenTags(
        specification.tags,
        `volumeConfigurations.${index}.managedEBSVolume.tagSpecifications.${at}.tags`,
      ),
    ),
  ),
]

const findOpenTags = (tags: LaunchValues['tags'], path: string): Problem[] =>
  tags.flatMap(({ key, value, isLeftOut }, index) =>
    isLeftOut && !value && key !== '' ? [toValueError(`${path}.${index}.value`, key, 'tag')] : [],
  )

const toValueError = (path: string, name: string, kind: 'variable' | 'tag') =>
  toError(path, 'value-left-out', { name, kind })

/** The paths of the fields whose values were left out and are still to be filled in. */
export const findLeftOut = (input: LaunchInput): string[] =>
  findLeftOutProblems(readForm(input).values).map(({ path }) => path)
