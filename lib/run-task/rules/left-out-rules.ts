import type { LaunchValues } from '../form/launch-form-schema.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'

/** What was left out of a link or a draft is no empty value: it is to be filled in, or removed. */
export const findLeftOutProblems = ({
  overrides,
  tags,
  volumeConfigurations,
}: LaunchValues): Problem[] => [
  ...overrides.containerOverrides.flatMap((container, index) => {
    const path = `overrides.containerOverrides.${index}`
    const { isCommandLeftOut, command, keptCommand, environment } = container
    const isOpen = isCommandLeftOut && !command && !keptCommand
    return [
      ...(isOpen ? [toError(`${path}.command`, commandLeftOut(container.name))] : []),
      ...environment.flatMap((row, at) =>
        row.isLeftOut && !row.value && !row.keptFrom && row.name !== ''
          ? [toError(`${path}.environment.${at}.value`, valueLeftOut(row.name, 'variable'))]
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
    isLeftOut && !value && key !== ''
      ? [toError(`${path}.${index}.value`, valueLeftOut(key, 'tag'))]
      : [],
  )

const valueLeftOut = (name: string, noun: string) =>
  `${name} looks secret and was left out. Enter its value, remove the ${noun}, or keep it empty.`

const commandLeftOut = (container: string) =>
  `The command of ${container} held a secret and was left out. Enter it, or use the definition's command.`
