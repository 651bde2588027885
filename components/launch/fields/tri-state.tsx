'use client'

import { ChoiceBar } from '@/components/ui/choice-bar'
import { useField } from './use-field'

interface TriStateProps {
  path:
    | `volumeConfigurations.${number}.managedEBSVolume.encrypted`
    | `volumeConfigurations.${number}.managedEBSVolume.terminationPolicy.deleteOnTermination`
  words: { unset: string; on: string; off: string }
}

/** A boolean that may also be left to AWS. */
export function TriState({ path, words }: TriStateProps) {
  const { value, onChange, fieldProps } = useField(path, { isEager: true })
  const data = [
    { value: 'unset', label: words.unset },
    { value: 'on', label: words.on },
    { value: 'off', label: words.off },
  ] as const
  return (
    <ChoiceBar
      {...fieldProps}
      data={data}
      value={value === undefined ? 'unset' : value ? 'on' : 'off'}
      onChange={chosen => onChange(chosen === 'unset' ? undefined : chosen === 'on')}
    />
  )
}
