'use client'

import { useWatch } from 'react-hook-form'
import { splitTaskDefinition } from '@/lib/aws/arn'
import type { RelaunchRevision } from '@/lib/tracking/relaunch/read-relaunch-revision.server'
import { ChoiceBar } from '@/components/ui/choice-bar'
import { useLaunchForm } from '../form-state/form-values'
import classes from './relaunch-note.module.css'

/** The same revision or the latest: said, and left to the operator. */
export function RelaunchNote({ revision }: { revision: RelaunchRevision }) {
  const { ran, latest, status } = revision
  return (
    <div className={classes.note}>
      {latest && latest !== ran ? (
        <Choice ran={ran} latest={latest} />
      ) : (
        <p className={classes.text}>
          {ran}, as it ran{latest === ran && ', and still the latest'}.
        </p>
      )}
      {status && status !== 'ACTIVE' && (
        <p className={classes.warning}>
          {ran} is {status}: ECS no longer starts tasks from it. Choose another revision.
        </p>
      )}
    </div>
  )
}

function Choice({ ran, latest }: { ran: string; latest: string }) {
  const { control, setValue } = useLaunchForm()
  const chosen = useWatch({ control, name: 'taskDefinition' })
  return (
    <ChoiceBar
      label="Revision to run"
      path="relaunch.revision"
      // Another definition was chosen in the form: then it is neither of the two.
      value={chosen === ran || chosen === latest ? chosen : ''}
      data={[
        { value: ran, label: `${ran}, as it ran` },
        { value: latest, label: `latest, :${splitTaskDefinition(latest).revision} now` },
      ]}
      onChange={taskDefinition => setValue('taskDefinition', taskDefinition, { shouldDirty: true })}
    />
  )
}
