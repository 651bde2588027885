import type { LaunchInput } from '../form/launch-form-schema.ts'
import type { CommandInput } from '../command/read-command.ts'
import { readCommand } from '../command/read-command.ts'
import { isSecretValue } from '../../secrets/find-secrets.ts'
import { isSecretVariable } from '../../secrets/is-secret-variable.ts'
import { hasSecretWord } from '../../secrets/secret-words.ts'

export interface WithoutSecrets {
  input: LaunchInput
  /** Dotted paths of the values that were taken out. */
  left: string[]
}

/**
 * The form without the values that look secret, for a link or a store that others read. A variable
 * or tag keeps its row and loses its value; a command is taken out whole, as one without a word
 * would be another command. Each is marked, so that it blocks the launch until it is filled in.
 * Leans towards taking out.
 */
export function withoutSecrets(input: LaunchInput): WithoutSecrets {
  const left: string[] = []
  const leave = (path: string) => void left.push(path)
  const { overrides, tags, volumeConfigurations } = input
  return {
    input: {
      ...input,
      ...(overrides?.containerOverrides && {
        overrides: {
          ...overrides,
          containerOverrides: overrides.containerOverrides.map((container, index) =>
            withoutContainerSecrets(container, `overrides.containerOverrides.${index}`, leave),
          ),
        },
      }),
      ...(tags && { tags: withoutTagSecrets(tags, 'tags', leave) }),
      ...(volumeConfigurations && {
        volumeConfigurations: volumeConfigurations.map((volume, index) =>
          withoutVolumeSecrets(volume, `volumeConfigurations.${index}`, leave),
        ),
      }),
    },
    left,
  }
}

type Leave = (path: string) => void
type Overrides = NonNullable<LaunchInput['overrides']>
type Container = NonNullable<Overrides['containerOverrides']>[number]
type Tags = NonNullable<LaunchInput['tags']>
type Volume = NonNullable<LaunchInput['volumeConfigurations']>[number]

function withoutContainerSecrets(container: Container, path: string, leave: Leave): Container {
  const { command, keptCommand, ...others } = container
  const isCommandOpen = command === undefined && container.isCommandLeftOut === true
  const isSecretCommand = command !== undefined && holdsSecret(command)
  const isLeftOut = isSecretCommand || isCommandOpen || (!command && keptCommand !== undefined)
  if (isLeftOut) leave(`${path}.command`)
  const environment = container.environment?.map((row, index) => {
    const { name = '', value = '' } = row
    const isOpen = value === '' && (row.isLeftOut === true || row.keptFrom !== undefined)
    if (!isOpen && !isSecretVariable(name, value)) return row
    leave(`${path}.environment.${index}.value`)
    return { name, value: '', isLeftOut: true }
  })
  return {
    ...others,
    ...(environment && { environment }),
    ...(command !== undefined && !isSecretCommand && { command }),
    ...(isLeftOut && { isCommandLeftOut: true }),
  }
}

/** Judged by its words and as it is typed, as the quotes of a line may still be open. */
function holdsSecret(command: CommandInput): boolean {
  const read = readCommand(command)
  if (read.ok && hasSecretWord(read.words)) return true
  return !Array.isArray(command) && Object.values(command).some(isSecretValue)
}

const withoutTagSecrets = (tags: Tags, path: string, leave: Leave): Tags =>
  tags.map((tag, index) => {
    const { key = '', value = '' } = tag
    const isOpen = value === '' && tag.isLeftOut === true
    if (!isOpen && !isSecretVariable(key, value)) return tag
    leave(`${path}.${index}.value`)
    return { ...tag, value: '', isLeftOut: true }
  })

function withoutVolumeSecrets(volume: Volume, path: string, leave: Leave): Volume {
  const ebs = volume.managedEBSVolume
  if (!ebs?.tagSpecifications) return volume
  const tagSpecifications = ebs.tagSpecifications.map((specification, index) => {
    const { tags } = specification
    const place = `${path}.managedEBSVolume.tagSpecifications.${index}.tags`
    return tags ? { ...specification, tags: withoutTagSecrets(tags, place, leave) } : specification
  })
  return { ...volume, managedEBSVolume: { ...ebs, tagSpecifications } }
}
