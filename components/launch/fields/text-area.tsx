import { InputBase } from '@mantine/core'
import type { InputBaseProps } from '@mantine/core'
import type { ComponentProps } from 'react'

type TextAreaProps = InputBaseProps & Omit<ComponentProps<'textarea'>, keyof InputBaseProps>

/** Text of several lines. Mantine's Textarea brings what measures its height on every key. */
export const TextArea = (props: TextAreaProps) => (
  <InputBase component="textarea" multiline {...props} />
)
