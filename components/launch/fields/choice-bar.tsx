'use client'

import { Input, SegmentedControl } from '@mantine/core'
import type { SegmentedControlItem } from '@mantine/core'
import { useId } from 'react'
import classes from './choice-bar.module.css'

/** A labelled choice of few, as a group of radios side by side. */
export function ChoiceBar<Value extends string>({
  label,
  isLabelHidden,
  data,
  value,
  onChange,
  path,
  error,
}: {
  label: string
  isLabelHidden?: boolean
  data: readonly SegmentedControlItem<Value>[]
  value: Value
  onChange: (value: Value) => void
  path: string
  error?: string
}) {
  const id = useId()
  return (
    <Input.Wrapper
      label={isLabelHidden ? undefined : label}
      labelElement="div"
      labelProps={{ id }}
      error={error}
    >
      <SegmentedControl
        fullWidth
        withItemsBorders={false}
        aria-labelledby={isLabelHidden ? undefined : id}
        aria-label={isLabelHidden ? label : undefined}
        classNames={classes}
        data={[...data]}
        value={value}
        onChange={onChange}
        data-path={path}
      />
    </Input.Wrapper>
  )
}
