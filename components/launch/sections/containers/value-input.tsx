'use client'

import { ActionIcon } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isKept } from '@/lib/run-task/form/kept-schema'
import { isSecretVariable } from '@/lib/secrets/is-secret-variable'
import type { containersPath } from '../../form-state/form-values'
import { useLaunchForm } from '../../form-state/form-values'
import classes from './environment-table.module.css'
import { focusFieldSoon } from '../../form-state/focus-field'
import { KeptNote, LeftOutActions } from '../../fields/kept-note'
import { TextArea } from '../../fields/text-area'
import { textInputProps, useField } from '../../fields/use-field'
import { toRowCount } from './value-rows'

export type VariablePath = `${typeof containersPath}.${number}.environment.${number}`

/** A value, which may hold line breaks; masked while it looks secret, or kept on the server. */
export function ValueInput({
  path,
  name,
  label,
}: {
  path: VariablePath
  name: string
  label: string
}) {
  const { control, setValue } = useLaunchForm()
  const options = { label, isLabelHidden: true, isEager: true }
  const { value = '', onChange, inputProps } = useField(`${path}.value`, options)
  const keptFrom = useWatch({ control, name: `${path}.keptFrom` })
  const [isShown, setShown] = useState(false)
  const [replaced, setReplaced] = useState(keptFrom)
  const isSecret = isSecretVariable(name, value)

  function setKept(next: typeof keptFrom, isLeftOut: boolean) {
    setValue(`${path}.keptFrom`, next)
    setValue(`${path}.isLeftOut`, isLeftOut || undefined)
    focusFieldSoon(`${path}.value`)
  }
  if (keptFrom && isKept({ value, keptFrom })) {
    function replace() {
      setReplaced(keptFrom)
      setKept(undefined, true)
    }
    return <KeptNote kind={keptFrom.kind} label={label} path={`${path}.value`} replace={replace} />
  }
  return (
    <>
      <div className={classes.value}>
        <TextArea
          {...textInputProps}
          {...inputProps}
          rows={toRowCount(value)}
          value={value}
          onChange={event => onChange(event.currentTarget.value)}
          classNames={{ input: classes.input }}
          attributes={{ input: { 'data-masked': (isSecret && !isShown) || undefined } }}
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
      <LeftOut
        path={path}
        name={name}
        keepEmpty={() => setKept(undefined, false)}
        putBack={replaced && (() => setKept(replaced, false))}
      />
    </>
  )
}

function LeftOut({
  path,
  name,
  ...actions
}: {
  path: VariablePath
  name: string
  keepEmpty: () => void
  putBack?: () => void
}) {
  const { control } = useLaunchForm()
  const isLeftOut = useWatch({ control, name: `${path}.isLeftOut` })
  const value = useWatch({ control, name: `${path}.value` })
  return isLeftOut && !value ? <LeftOutActions label={name} {...actions} /> : null
}
