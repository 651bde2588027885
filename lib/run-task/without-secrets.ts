import type { LaunchInput } from './launch-form-schema.ts'
import { isSecretName } from './secret-names.ts'

export interface WithoutSecrets {
  input: LaunchInput
  /** Dotted paths of what was taken out. */
  left: string[]
}

/** The form without the values that look secret, for a link or a store that others read. */
export function withoutSecrets(input: LaunchInput): WithoutSecrets {
  const left: string[] = []
  const containerOverrides = input.overrides?.containerOverrides?.map((container, index) => ({
    ...container,
    environment: container.environment?.map((row, at) => {
      if (!row.value || !isSecretName(row.name ?? '')) return row
      left.push(`overrides.containerOverrides.${index}.environment.${at}.value`)
      return { ...row, value: '' }
    }),
  }))
  return { input: { ...input, overrides: { ...input.overrides, containerOverrides } }, left }
}
