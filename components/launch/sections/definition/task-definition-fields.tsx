'use client'

import { useEffect } from 'react'
import { useController } from 'react-hook-form'
import { useClock } from '@/components/ui/clock'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { DefinitionFacts } from './definition-facts'
import { Picker } from '../../fields/picker/picker'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFieldError } from '../../form-state/launch-context'
import { revisionFacts } from './revision-facts'
import classes from './task-definition-fields.module.css'

/**
 * Family, then revision, newest first. A family alone becomes its newest revision; a whole
 * `family:revision` or ARN can be typed into either.
 */
export function TaskDefinitionFields() {
  const { families, revisions } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: 'taskDefinition' })
  const { name, family, revision, invalidRevision } = splitTaskDefinition(field.value)
  const newest = revisions.choices?.find(({ status }) => status === 'ACTIVE')
  const facts = useClock(nowMs =>
    (revisions.choices ?? []).map(choice => revisionFacts(choice, newest, nowMs)).join('\n'),
  ).split('\n')
  const setTaskDefinition = field.onChange
  const newestName = newest?.family === family ? `${name}:${newest.revision}` : undefined
  const isFamilyAlone = revision === undefined && invalidRevision === undefined

  useEffect(() => {
    if (newestName && isFamilyAlone) setTaskDefinition(newestName)
  }, [newestName, isFamilyAlone, setTaskDefinition])

  function chooseRevision(chosen: string) {
    if (/[:/]/.test(chosen)) setTaskDefinition(chosen)
    else setTaskDefinition(chosen ? `${name}:${chosen}` : name)
  }
  return (
    <div className={classes.fields}>
      <Picker
        label="Task definition"
        what="Task definitions"
        catalog={families}
        items={families.choices?.map(it => ({ value: it.family }))}
        value={family}
        onChange={setTaskDefinition}
        onBlur={field.onBlur}
        path="taskDefinition"
        placeholder="Choose a family"
        error={useFieldError('taskDefinition', fieldState.isTouched)}
      />
      <Picker
        label="Revision"
        what="Revisions"
        catalog={revisions}
        items={revisions.choices?.map((choice, index) => ({
          value: String(choice.revision),
          facts: facts[index],
        }))}
        value={invalidRevision ?? (revision === undefined ? '' : String(revision))}
        onChange={chooseRevision}
        isExactOnly
        path="taskDefinition.revision"
        placeholder="latest"
        error={useFieldError('taskDefinition.revision', true)}
      />
      <DefinitionFacts />
    </div>
  )
}
