'use client'

import { useEffect } from 'react'
import { useController } from 'react-hook-form'
import { useNow } from '@/components/ui/use-now'
import { splitTaskDefinition } from '@/lib/run-task/task-definition-name'
import { DefinitionFacts } from './definition-facts'
import { useLaunchForm } from './form-values'
import { useFieldError, useLaunchContext } from './launch-context'
import { OptionLine } from './option-line'
import { PickOrType } from './pick-or-type'
import { revisionFacts } from './revision-facts'
import classes from './task-definition-fields.module.css'
import { useCatalog } from './use-catalog'

/** Family, then revision, newest first. A family alone becomes its newest revision. */
export function TaskDefinitionFields() {
  const { region } = useLaunchContext()
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: 'taskDefinition' })
  const { name, family, revision } = splitTaskDefinition(field.value)
  const families = useCatalog('families', { region })
  const revisions = useCatalog('revisions', { region, family })
  const newest = revisions.choices?.find(({ status }) => status === 'ACTIVE')
  const byRevision = new Map(revisions.choices?.map(it => [String(it.revision), it]))
  const nowMs = useNow(0)
  const setTaskDefinition = field.onChange
  const newestName = newest?.family === family ? `${family}:${newest.revision}` : undefined

  useEffect(() => {
    if (newestName && revision === undefined) setTaskDefinition(newestName)
  }, [newestName, revision, setTaskDefinition])

  return (
    <div className={classes.fields}>
      <PickOrType
        label="Task definition"
        what="Task definitions"
        catalog={families}
        items={families.choices?.map(it => ({ value: it.family, label: it.family }))}
        value={families.failure ? name : family}
        onChange={setTaskDefinition}
        onBlur={field.onBlur}
        path="taskDefinition"
        placeholder="Choose a family"
        error={useFieldError('taskDefinition', fieldState.isTouched)}
      />
      <PickOrType
        label="Revision"
        what="Revisions"
        catalog={revisions}
        items={revisions.choices?.map(it => ({
          value: String(it.revision),
          label: String(it.revision),
        }))}
        value={revision === undefined ? '' : String(revision)}
        onChange={chosen => setTaskDefinition(chosen ? `${name}:${chosen}` : name)}
        path="taskDefinition.revision"
        placeholder="latest"
        renderOption={({ option }) => (
          <OptionLine
            name={option.label}
            facts={revisionFacts(byRevision.get(String(option.value)), newest, nowMs)}
          />
        )}
      />
      <DefinitionFacts />
    </div>
  )
}
