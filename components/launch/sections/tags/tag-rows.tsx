'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { LeftOutActions } from '../../fields/kept-note'
import { Rows } from '../../fields/rows'
import { TextField } from '../../fields/text-field'
import { focusFieldSoon } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import classes from './tag-rows.module.css'

export type TagsPath =
  'tags' | `volumeConfigurations.${number}.managedEBSVolume.tagSpecifications.${number}.tags`

/** Rows of key and value. */
export const TagRows = ({ path }: { path: TagsPath }) => (
  <div className={classes.rows}>
    <Rows
      path={path}
      noun="tag"
      addText="Add tag"
      blank={{ key: '', value: '' }}
      countedBy={['key', 'value']}
      max={limits.tags.max}
      rowClassName={classes.row}
      below={(row, number) => <LeftOutTag row={row} number={number} />}
    >
      {(row, number) => (
        <>
          <TextField
            path={`${row}.key`}
            label={`Tag ${number} key`}
            isLabelHidden
            placeholder="Key"
          />
          <TextField
            path={`${row}.value`}
            label={`Tag ${number} value`}
            isLabelHidden
            placeholder="Value"
          />
        </>
      )}
    </Rows>
  </div>
)

/** A tag whose value was left out of a link: empty only when somebody says so. */
function LeftOutTag({ row, number }: { row: `${TagsPath}.${number}`; number: number }) {
  const { control, setValue } = useLaunchForm()
  const tag = useWatch({ control, name: row })
  if (!tag?.isLeftOut || tag.value) return null
  function keepEmpty() {
    setValue(`${row}.isLeftOut`, undefined)
    focusFieldSoon(`${row}.value`)
  }
  return <LeftOutActions label={`tag ${number}`} keepEmpty={keepEmpty} />
}
