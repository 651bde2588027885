'use client'

import { focusFieldSoon } from '../../form-state/focus-field'
import { useField } from '../../fields/use-field'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'

/** Shown only where the source of the form has some: AWS accepts no new ones since 2023-04-15. */
export function AcceleratorFields() {
  const path = 'overrides.inferenceAcceleratorOverrides'
  const { value: accelerators = [], onChange, label } = useField(path)
  if (accelerators.length === 0) return null
  function removeAll() {
    onChange([])
    focusFieldSoon('section.size')
  }
  return (
    <div data-path={path}>
      <p className={classes.label}>{label}</p>
      <p className={classes.note}>
        Deprecated by AWS. They are sent unchanged:{' '}
        {accelerators.map(({ deviceName, deviceType }, index) => (
          <code key={index}>{[deviceName, deviceType].filter(Boolean).join(' ')} </code>
        ))}
        · <TextButton onClick={removeAll}>Remove them</TextButton>
      </p>
    </div>
  )
}
