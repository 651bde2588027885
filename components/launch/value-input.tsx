'use client'

import { ActionIcon, Textarea } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import { isSecretValue } from '@/lib/secrets/find-secrets'
import { isSecretName } from '@/lib/secrets/is-secret-name'
import type { containersPath } from './form-values'
import { useLaunchForm } from './form-values'
import classes from './environment-table.module.css'

export type VariablePath = `${typeof containersPath}.${number}.environment.${number}`

const mostRows = 6

/** A value, which may hold line breaks; masked while it looks secret. */
export function ValueInput({
  path,
  name,
  label,
}: {
  path: VariablePath
  name: string
  label: string
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: `${path}.value` })
  const [isShown, setShown] = useState(false)
  const value = field.value ?? ''
  const isSecret = isSecretName(name) || isSecretValue(value)
  return (
    <div className={classes.value}>
      <Textarea
        aria-label={label}
        rows={Math.min(mostRows, value.split('\n').length)}
        value={value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        data-path={`${path}.value`}
        classNames={{ input: classes.input }}
        attributes={{ input: { 'data-masked': (isSecret && !isShown) || undefined } }}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      {isSecret && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${isShown ? 'Mask' : 'Show'} ${name}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <IconEyeOff size={16} /> : <IconEye size={16} />}
        </ActionIcon>
      )}
    </div>
  )
}
