import type { KeyValuePair, RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { isSecretName } from './secret-names.ts'

export const mask = '••••••••'

/** The request with the values of secret-looking variables masked, for showing only. */
export function maskSecrets(input: RunTaskCommandInput): RunTaskCommandInput {
  const containerOverrides = input.overrides?.containerOverrides?.map(container => ({
    ...container,
    ...(container.environment && { environment: container.environment.map(maskRow) }),
  }))
  if (!containerOverrides) return input
  return { ...input, overrides: { ...input.overrides, containerOverrides } }
}

const maskRow = (row: KeyValuePair): KeyValuePair =>
  row.value && isSecretName(row.name ?? '') ? { ...row, value: mask } : row
