'use client'

import { CloseButton, Input } from '@mantine/core'
import { useController, useFieldArray, useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { toNewRow } from './compute-fields'
import { Picker } from '../../fields/picker/picker'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { strategyPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFieldError } from '../../form-state/launch-context'
import classes from './strategy-rows.module.css'
import { TextButton } from '../../../ui/text-button'
import { WholeNumberField } from '../../fields/whole-number-field'

/** `capacityProviderStrategy`: rows of provider, base and weight. */
export function StrategyRows() {
  const { clusters } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const { fields, append, remove } = useFieldArray({ control, name: strategyPath })
  const cluster = findCluster(clusters.choices, useWatch({ control, name: 'cluster' }))
  const providers = [...(cluster?.capacityProviders ?? [])]
  const { maxItems } = limits.capacityProviderStrategy

  function add() {
    append(toNewRow())
    focusFieldSoon(`${strategyPath}.${fields.length}`)
  }
  function removeAt(index: number) {
    remove(index)
    focusRowLeft(strategyPath, index, fields.length)
  }
  return (
    <div className={classes.rows} role="group" aria-label="Capacity provider strategy">
      <div className={classes.heads} aria-hidden>
        <span>Capacity provider</span>
        <span>Base</span>
        <span>Weight</span>
      </div>
      {fields.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <ProviderField index={index} providers={providers} />
          <WholeNumberField
            path={`${strategyPath}.${index}.base`}
            label={`Base ${index + 1}`}
            isLabelHidden
            placeholder="0"
            {...limits.base}
            isEager
          />
          <WholeNumberField
            path={`${strategyPath}.${index}.weight`}
            label={`Weight ${index + 1}`}
            isLabelHidden
            placeholder="0"
            {...limits.weight}
            isEager
          />
          <CloseButton
            aria-label={`Remove provider ${index + 1}`}
            onClick={() => removeAt(index)}
          />
        </div>
      ))}
      <Input.Error>{useFieldError(strategyPath, true)}</Input.Error>
      <p className={classes.count}>
        <TextButton path={`${strategyPath}.add`} onClick={add}>
          Add a provider
        </TextButton>{' '}
        · {fields.length} of {maxItems}
      </p>
    </div>
  )
}

function ProviderField({ index, providers }: { index: number; providers: string[] }) {
  const { control } = useLaunchForm()
  const path = `${strategyPath}.${index}.capacityProvider` as const
  const { field, fieldState } = useController({ control, name: path })
  return (
    <Picker
      label={`Capacity provider ${index + 1}`}
      isLabelHidden
      what="Capacity providers"
      placeholder="Capacity provider"
      items={providers.map(value => ({ value }))}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      path={path}
      error={useFieldError(path, fieldState.isTouched)}
    />
  )
}
