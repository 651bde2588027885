'use client'

import { useController } from 'react-hook-form'
import { ChoiceBar } from './choice-bar'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'

type Path =
  | `volumeConfigurations.${number}.managedEBSVolume.encrypted`
  | `volumeConfigurations.${number}.managedEBSVolume.terminationPolicy.deleteOnTermination`

/** A boolean that may also be left to AWS. */
export function TriState({
  path,
  label,
  words,
}: {
  path: Path
  label: string
  words: { unset: string; on: string; off: string }
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: path })
  const data = [
    { value: 'unset', label: words.unset },
    { value: 'on', label: words.on },
    { value: 'off', label: words.off },
  ] as const
  const value = field.value === undefined ? 'unset' : field.value ? 'on' : 'off'
  return (
    <ChoiceBar
      label={label}
      data={data}
      value={value}
      onChange={chosen => field.onChange(chosen === 'unset' ? undefined : chosen === 'on')}
      path={path}
      error={useFieldError(path, true)}
    />
  )
}
