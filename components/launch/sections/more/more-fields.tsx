'use client'

import { useDeferredValue } from 'react'
import { useWatch } from 'react-hook-form'
import { nameOfArn, splitTaskDefinition } from '@/lib/aws/arn'
import { CheckField } from '../../fields/check-field'
import { FieldPair } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFound } from '../../form-state/launch-context'
import { SuggestField } from '../../fields/suggest-field'
import { TextField } from '../../fields/text-field'
import { useIsOnFargate } from '../../form-state/use-effective-compute'
import { useLaunchRequest } from '../../submit/use-launch-request'

/** What identifies the task, and ECS Exec. */
export function MoreFields() {
  const { control } = useLaunchForm()
  const { family } = splitTaskDefinition(useWatch({ control, name: 'taskDefinition' }))
  const taskRole = useTaskRole()
  return (
    <>
      <CheckField
        path="enableExecuteCommand"
        description={
          taskRole
            ? `Lets you run commands in its containers, with task role ${nameOfArn(taskRole)}.`
            : 'Lets you run commands in its containers. It needs a task role.'
        }
      />
      <FieldPair>
        <PlatformVersionField />
        <TextField path="group" placeholder={family && `family:${family}`} isMono />
        <StartedByField />
        <TextField path="referenceId" description="Only used by Amazon ECS." isMono />
      </FieldPair>
    </>
  )
}

function useTaskRole(): string | undefined {
  const { definition } = useLaunchCatalogs()
  const override = useFound(({ launch }) => launch.overrides.taskRoleArn)
  return override ?? definition.choices?.taskRoleArn
}

/** Its placeholder is what the shown request has while the field is empty. */
function StartedByField() {
  const launch = useDeferredValue(useFound(findings => findings.launch))
  const { startedBy } = useLaunchRequest(launch)
  return (
    <TextField
      path="startedBy"
      placeholder={startedBy}
      description="If you leave it empty, Slipway sends an ID of its own, to find the tasks if the response from ECS is lost."
      isMono
    />
  )
}

const linux = ['LATEST', '1.4.0', '1.3.0']
const windows = ['LATEST', '1.0.0']

function PlatformVersionField() {
  const { definition } = useLaunchCatalogs()
  const isOnFargate = useIsOnFargate()
  const isWindows = definition.choices?.operatingSystemFamily?.startsWith('WINDOWS')
  return (
    <SuggestField
      path="platformVersion"
      choices={isWindows ? windows : linux}
      placeholder={isOnFargate === false ? 'Fargate only' : 'LATEST'}
    />
  )
}
