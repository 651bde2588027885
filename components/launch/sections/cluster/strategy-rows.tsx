'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { Picker } from '../../fields/picker/picker'
import { Rows } from '../../fields/rows'
import { useField } from '../../fields/use-field'
import { WholeNumberField } from '../../fields/whole-number-field'
import { strategyPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { blankProvider } from './start-strategy'
import classes from './strategy-rows.module.css'

/** `capacityProviderStrategy`: rows of provider, base and weight. */
export function StrategyRows() {
  const { clusters } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const cluster = findCluster(clusters.choices, useWatch({ control, name: 'cluster' }))
  return (
    <div className={classes.rows} role="group" aria-label="Capacity provider strategy">
      <div className={classes.heads} aria-hidden>
        <span>Capacity provider</span>
        <span>Base</span>
        <span>Weight</span>
      </div>
      <Rows
        path={strategyPath}
        noun="provider"
        addText="Add a provider"
        blank={blankProvider}
        max={limits.capacityProviderStrategy.maxItems}
        rowClassName={classes.row}
      >
        {(row, number) => (
          <>
            <ProviderField row={row} number={number} providers={cluster?.capacityProviders ?? []} />
            <WholeNumberField
              path={`${row}.base`}
              label={`Base ${number}`}
              isLabelHidden
              placeholder="0"
              {...limits.base}
              isEager
            />
            <WholeNumberField
              path={`${row}.weight`}
              label={`Weight ${number}`}
              isLabelHidden
              placeholder="0"
              {...limits.weight}
              isEager
            />
          </>
        )}
      </Rows>
    </div>
  )
}

interface ProviderFieldProps {
  row: `${typeof strategyPath}.${number}`
  number: number
  providers: readonly string[]
}

function ProviderField({ row, number, providers }: ProviderFieldProps) {
  const { value, onChange, fieldProps } = useField(`${row}.capacityProvider`, {
    label: `Capacity provider ${number}`,
    isLabelHidden: true,
  })
  return (
    <Picker
      {...fieldProps}
      what="Capacity providers"
      placeholder="Capacity provider"
      items={providers.map(provider => ({ value: provider }))}
      value={value ?? ''}
      onChange={onChange}
    />
  )
}
