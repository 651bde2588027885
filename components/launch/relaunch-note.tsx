'use client'

import { useWatch } from 'react-hook-form'
import type { RevisionChoice } from '@/lib/tracking/read-revision-choice.server'
import { ChoiceBar } from './choice-bar'
import { useLaunchForm } from './form-values'
import classes from './relaunch-note.module.css'

/** The same revision or the latest: said, and left to the operator. */
export function RelaunchNote({ revision }: { revision: RevisionChoice }) {
  const { family, ran, latest, status } = revision
  const { control, setValue } = useLaunchForm()
  const chosen = useWatch({ control, name: 'taskDefinition' })
  return (
    <div className={classes.note}>
      <ChoiceBar
        label="Revision to run"
        path="relaunch.revision"
        // Another definition was chosen in the form: then neither of the two.
        value={chosen === ran || chosen === family ? chosen : ''}
        data={[
          { value: ran, label: `${ran}, as it ran` },
          { value: family, label: `latest, ${latest ? `${revisionOf(latest)} now` : 'not known'}` },
        ]}
        onChange={taskDefinition =>
          setValue('taskDefinition', taskDefinition, { shouldDirty: true })
        }
      />
      {status && status !== 'ACTIVE' && (
        <p className={classes.warning}>
          {ran} is {status}: ECS starts no tasks of it any more. Choose the latest, or another
          revision.
        </p>
      )}
      {latest === ran && <p className={classes.same}>{ran} still is the latest.</p>}
    </div>
  )
}

const revisionOf = (name: string): string => name.slice(name.lastIndexOf(':'))
