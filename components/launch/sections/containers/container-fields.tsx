'use client'

import { memo } from 'react'
import type { ContainerChoice } from '@/lib/catalog/choices'
import { quoteWords } from '@/lib/run-task/command/quote-words'
import { CommandField } from './command-field'
import classes from './container-tabs.module.css'
import { EnvironmentTable } from './environment-table'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useFieldError } from '../../form-state/launch-context'
import { ContainerExtras } from './container-extras'
import { TextButton } from '../../../ui/text-button'

const noVariables: ContainerChoice['environment'] = []
const noNames: string[] = []

/** What is overridden of one container, over what its definition says. */
export const ContainerFields = memo(function ContainerFields({
  index,
  name,
  container,
}: {
  index: number
  name: string
  container: ContainerChoice | undefined
}) {
  const { setValue } = useLaunchForm()
  const path = `${containersPath}.${index}` as const
  const error = useFieldError(`${path}.name`, true)
  const clear = () => setValue(path, { name, environment: [] })
  return (
    <>
      {container && <ContainerFacts container={container} />}
      {error && (
        <p className={classes.error} data-path={`${path}.name`}>
          {error} <TextButton onClick={clear}>Remove them</TextButton>
        </p>
      )}
      <CommandField
        key={`command ${name}`}
        index={index}
        inherited={container?.command}
        isMasked={container?.isCommandMasked}
      />
      <EnvironmentTable
        key={`environment ${name}`}
        index={index}
        inherited={container?.environment ?? noVariables}
        secrets={container?.secrets ?? noNames}
      />
      <ContainerExtras key={`extras ${name}`} index={index} container={container} />
    </>
  )
})

function ContainerFacts({ container }: { container: ContainerChoice }) {
  const { image, essential, cpu, memory, memoryReservation, logDriver, entryPoint } = container
  const { awslogs } = container
  const parts = [
    essential ? 'essential' : 'not essential',
    cpu ? `${cpu} CPU units` : undefined,
    memory ? `${memory} MiB` : undefined,
    memoryReservation ? `${memoryReservation} MiB reserved` : undefined,
    awslogs ? `log group ${awslogs.group}` : logDriver && `logs by ${logDriver}`,
  ]
  return (
    <p className={classes.facts}>
      <code>{image}</code> · {parts.filter(Boolean).join(' · ')}
      {entryPoint && entryPoint.length > 0 && (
        <>
          {' · entry point '}
          <code>{quoteWords(entryPoint)}</code>
        </>
      )}
    </p>
  )
}
