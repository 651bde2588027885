import { isSecretVariable } from '../../secrets/is-secret-variable.ts'
import { hasSecretWord, maskWords } from '../../secrets/secret-words.ts'
import { mapContainers } from '../form/kept-values.ts'
import type { KeptFrom } from '../form/kept-schema.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { Tag } from '../form/tags-schema.ts'

/**
 * An earlier launch as a page may have it: values and commands that look secret stay on the server,
 * and the form gets a reference to them. A tag that looks secret is left out, as tags aren't
 * encrypted.
 */
export function withholdSecrets(values: LaunchValues, from: KeptFrom): LaunchValues {
  const { tags, volumeConfigurations } = values
  const kept = mapContainers(values, container => {
    const { command, ...others } = container
    const environment = container.environment.map(row =>
      isSecretVariable(row.name, row.value) ? { name: row.name, value: '', keptFrom: from } : row,
    )
    if (!command || !hasSecretWord(command)) return { ...container, environment }
    return { ...others, environment, keptCommand: { ...from, masked: maskWords(command) } }
  })
  return {
    ...kept,
    tags: tags.map(leaveOut),
    volumeConfigurations: volumeConfigurations.map(volume => ({
      ...volume,
      ...(volume.managedEBSVolume && {
        managedEBSVolume: {
          ...volume.managedEBSVolume,
          tagSpecifications: volume.managedEBSVolume.tagSpecifications.map(specification => ({
            ...specification,
            tags: specification.tags.map(leaveOut),
          })),
        },
      }),
    })),
  }
}

const leaveOut = (tag: Tag): Tag =>
  isSecretVariable(tag.key, tag.value ?? '') ? { ...tag, value: '', isLeftOut: true } : tag
