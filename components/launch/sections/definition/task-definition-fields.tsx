'use client'

import { useEffect, useMemo } from 'react'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { toFieldLabel } from '@/lib/run-task/form/find-field'
import { DefinitionFacts } from './definition-facts'
import { Picker } from '../../fields/picker/picker'
import { useField } from '../../fields/use-field'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFieldError } from '../../form-state/launch-context'
import { toFamilyItems, toRevisionItems } from './definition-items'
import { FamilyFacts, RegisteredFacts } from './registered-facts'
import classes from './task-definition-fields.module.css'

/**
 * Family, then revision, newest first. A family alone becomes its newest revision; a whole
 * `family:revision` or ARN can be typed into either.
 */
export function TaskDefinitionFields() {
  const { families, inactiveFamilies, revisions } = useLaunchCatalogs()
  const { value, onChange: setTaskDefinition, fieldProps } = useField('taskDefinition')
  const { name, family, revision, invalidRevision } = splitTaskDefinition(value)
  // ACTIVE ones come first. Of an inactive family the newest says best what is wrong with it.
  const newest = revisions.choices?.[0]
  const familyItems = useMemo(
    () => families.choices && toFamilyItems(families.choices, inactiveFamilies.choices),
    [families.choices, inactiveFamilies.choices],
  )
  const revisionItems = useMemo(
    () => revisions.choices && toRevisionItems(revisions.choices),
    [revisions.choices],
  )
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
        items={familyItems}
        renderFacts={({ value: listed, facts }) => (
          <FamilyFacts taskDefinition={listed} facts={facts} />
        )}
        value={family}
        onChange={setTaskDefinition}
        placeholder="Choose a family"
        emptyNote="This account has no task definitions in this Region. Register one, or choose another Region."
      />
      <Picker
        label={toFieldLabel('taskDefinition.revision')}
        what="Revisions"
        catalog={revisions}
        items={revisionItems}
        renderFacts={({ value: listed, facts }) => (
          <RegisteredFacts taskDefinition={`${name}:${listed}`} facts={facts} />
        )}
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
