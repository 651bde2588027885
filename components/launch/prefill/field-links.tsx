'use client'

import type { LaunchInput } from '@/lib/run-task/schema'
import { toFieldLabel } from '@/lib/run-task/form/find-field'
import { useLaunchForm } from '../form-state/form-values'
import { useLaunchContext } from '../form-state/launch-context'
import { valueAt } from '../form-state/value-at'
import { TextButton } from '../../ui/text-button'

/** Each once, in the words of the form; a variable by its name. */
export function FieldLinks({ paths }: { paths: string[] }) {
  const { goToField } = useLaunchContext()
  const { getValues } = useLaunchForm()
  const byLabel = new Map<string, string>()
  for (const path of paths) {
    const label = toVariableName(getValues(), path) ?? toFieldLabel(path)
    if (!byLabel.has(label)) byLabel.set(label, path)
  }
  return [...byLabel].map(([label, path], index) => (
    <span key={label}>
      {index > 0 && ', '}
      <TextButton onClick={() => goToField(path)}>{label}</TextButton>
    </span>
  ))
}

/** `API_TOKEN` of the path of its value. */
function toVariableName(input: LaunchInput, path: string): string | undefined {
  const row = /^(.*\.environment\.\d+)\.value$/.exec(path)?.[1]
  const name = row && valueAt(input, `${row}.name`)
  return typeof name === 'string' && name !== '' ? name : undefined
}
