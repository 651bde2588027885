'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { focusFieldSoon } from '../../form-state/focus-field'
import type { containersPath } from '../../form-state/form-values'
import { useLaunchForm } from '../../form-state/form-values'
import { TextButton } from '../../../ui/text-button'
import { TextField } from '../../fields/text-field'
import { WholeNumberField } from '../../fields/whole-number-field'
import classes from '../sections.module.css'

export type ResourcePath = `${typeof containersPath}.${number}.resourceRequirements.${number}`

/** How much of a resource: a number or name, or the part of one GPU that is shared by MPS. */
export function ResourceAmount({ path, number }: { path: ResourcePath; number: number }) {
  const { control, setValue } = useLaunchForm()
  const row = useWatch({ control, name: path })
  const shared = row?.sharingStrategy?.nvidiaMps
  function share() {
    setValue(path, { type: 'GPU', value: '', sharingStrategy: { nvidiaMps: { memory: '' } } })
    focusFieldSoon(`${path}.sharingStrategy.nvidiaMps.memory`)
  }
  function takeWhole() {
    setValue(`${path}.sharingStrategy`, undefined)
    focusFieldSoon(`${path}.value`)
  }
  return (
    <div className={`${classes.main} ${classes.amount}`}>
      {(!shared || row.value) && (
        <TextField
          path={`${path}.value`}
          label={`Resource ${number} value`}
          isLabelHidden
          placeholder={placeholders[row?.type ?? 'GPU']}
        />
      )}
      {shared && <SharedGpuFields path={path} number={number} />}
      {shared ? (
        <TextButton label={`Whole GPUs for resource ${number}`} onClick={takeWhole}>
          Whole GPUs
        </TextButton>
      ) : (
        row?.type === 'GPU' && (
          <TextButton label={`Share a GPU for resource ${number}`} onClick={share}>
            Share a GPU
          </TextButton>
        )
      )}
    </div>
  )
}

const placeholders = { GPU: '1, or ALL', NeuronDevice: 'ALL', InferenceAccelerator: 'Device name' }

/** `sharingStrategy.nvidiaMps`. */
const SharedGpuFields = ({ path, number }: { path: ResourcePath; number: number }) => (
  <div className={classes.amountPair}>
    <WholeNumberField
      path={`${path}.sharingStrategy.nvidiaMps.memory`}
      label={`GPU memory of resource ${number}, MiB`}
      isLabelHidden
      placeholder="GPU memory, MiB"
      {...limits.gpuMemory}
    />
    <WholeNumberField
      path={`${path}.sharingStrategy.nvidiaMps.maxComputePercent`}
      label={`GPU compute of resource ${number}, percent at most`}
      isLabelHidden
      placeholder="Compute, % at most"
      {...limits.gpuComputePercent}
      isEager
    />
  </div>
)
