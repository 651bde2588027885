'use client'

import { limits } from '@/lib/run-task/form/limits'
import { Rows } from '../../fields/rows'
import { TextField } from '../../fields/text-field'
import { containersPath } from '../../form-state/form-values'
import { useFound } from '../../form-state/launch-context'
import classes from '../sections.module.css'
import { OverridingRows } from './overriding-rows'

/** `environmentFiles`: S3 objects of the type `.env`. Variables of the same name win over them. */
export function EnvironmentFileRows({ index, inherited }: { index: number; inherited: string[] }) {
  const path = `${containersPath}.${index}.environmentFiles` as const
  const isOverridden = useFound(
    ({ values }) =>
      values.overrides.containerOverrides[index]?.environmentFiles.some(({ value }) => value) ??
      false,
  )
  return (
    <OverridingRows
      path={path}
      legend="Environment files"
      inherited={inherited}
      isOverridden={isOverridden}
    >
      <Rows
        path={path}
        noun="environment file"
        addText="Add an environment file"
        blank={{ value: '', type: 's3' }}
        countedBy={['value']}
        max={limits.environmentFiles.max}
        rowClassName={classes.wideRow}
      >
        {(row, number) => (
          <TextField
            path={`${row}.value`}
            label={`Environment file ${number}`}
            isLabelHidden
            placeholder="arn:aws:s3:::bucket/production.env"
            isMono
          />
        )}
      </Rows>
    </OverridingRows>
  )
}
