'use client'

import { isResourceGiven } from '@/lib/run-task/compare/filled-in'
import { resourceTypes } from '@/lib/run-task/form/overrides-schema'
import { Rows } from '../../fields/rows'
import { SelectField } from '../../fields/select-field'
import { containersPath } from '../../form-state/form-values'
import { useFound } from '../../form-state/launch-context'
import classes from '../sections.module.css'
import { OverridingRows } from './overriding-rows'
import { ResourceAmount } from './resource-amount'

const types = resourceTypes.map(value => ({ value, label: value }))

interface ResourceRowsProps {
  index: number
  inherited: { type: string; value: string }[]
}

/** `resourceRequirements`: GPUs by number, accelerators by device name. */
export function ResourceRows({ index, inherited }: ResourceRowsProps) {
  const path = `${containersPath}.${index}.resourceRequirements` as const
  const isOverridden = useFound(
    ({ values }) =>
      values.overrides.containerOverrides[index]?.resourceRequirements.some(isResourceGiven) ??
      false,
  )
  return (
    <OverridingRows
      path={path}
      legend="GPUs and other resources"
      inherited={inherited.map(({ type, value }) => `${type} ${value}`)}
      isOverridden={isOverridden}
    >
      <Rows
        path={path}
        noun="resource"
        addText="Add a resource"
        blank={{ type: 'GPU', value: '' }}
        focusOn="value"
        rowClassName={classes.row}
      >
        {(row, number) => (
          <>
            <SelectField
              path={`${row}.type`}
              label={`Resource ${number} type`}
              isLabelHidden
              choices={types}
              isRequired
            />
            <ResourceAmount path={row} number={number} />
          </>
        )}
      </Rows>
    </OverridingRows>
  )
}
