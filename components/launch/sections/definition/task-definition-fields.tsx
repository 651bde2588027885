'use client'

import { useEffect } from 'react'
import { useClock } from '@/components/ui/clock'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { toFieldLabel } from '@/lib/run-task/form/find-field'
import { DefinitionFacts } from './definition-facts'
import { Picker } from '../../fields/picker/picker'
import { useField } from '../../fields/use-field'
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
  const { value, onChange: setTaskDefinition, fieldProps } = useField('taskDefinition')
  const { name, family, revision, invalidRevision } = splitTaskDefinition(value)
  const newest = revisions.choices?.find(({ status }) => status === 'ACTIVE')
  const facts = useClock(nowMs =>
    (revisions.choices ?? []).map(choice => revisionFacts(choice, newest, nowMs)).join('\n'),
  ).split('\n')
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
        {...fieldProps}
        what="Task definitions"
        catalog={families}
        items={families.choices?.map(choice => ({ value: choice.family }))}
        value={family}
        onChange={setTaskDefinition}
        placeholder="Choose a family"
      />
      <Picker
        label={toFieldLabel('taskDefinition.revision')}
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
