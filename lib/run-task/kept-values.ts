import * as z from 'zod/mini'
import { mask } from '../secrets/spans.ts'
import type { LaunchValues } from './launch-form-schema.ts'

/** As long as an ARN can be. */
const maxCharacters = 2048

/**
 * Where a value is that the page does not have: in a launch (its ID) or a task (its ARN) of before.
 * The server puts it in when it launches, for whoever may have it.
 */
export const keptFrom = z.object({
  kind: z.enum(['launch', 'task']),
  id: z.string().check(z.maxLength(maxCharacters)),
})

export type KeptFrom = z.output<typeof keptFrom>

/** A command that is kept: its words with the secret parts masked, for showing. */
export const keptCommand = z.extend(keptFrom, { masked: z.array(z.string()) })

interface Row {
  value?: string
  keptFrom?: KeptFrom
}

/** Whether the row stands for a value that the server puts in; a value that was typed counts. */
export const isKept = <R extends Row>(row: R): row is R & { keptFrom: KeptFrom } =>
  row.keptFrom !== undefined && !row.value

/** A value that is kept, by its place in the form. */
export interface KeptField {
  path: string
  /** The variable's name, or `Command`. */
  label: string
}

export const findKept = ({ overrides }: LaunchValues): KeptField[] =>
  overrides.containerOverrides.flatMap(({ environment, command, keptCommand }, index) => {
    const path = `overrides.containerOverrides.${index}`
    return [
      ...(keptCommand && !command ? [{ path: `${path}.command`, label: 'Command' }] : []),
      ...environment.flatMap((row, at) =>
        isKept(row) ? [{ path: `${path}.environment.${at}.value`, label: row.name }] : [],
      ),
    ]
  })

/** The launch with masks in place of what is kept: to be shown, never to be sent. */
export const showKept = (values: LaunchValues): LaunchValues =>
  mapContainers(values, ({ keptCommand, ...container }) => ({
    ...container,
    command: container.command ?? keptCommand?.masked,
    environment: container.environment.map(row =>
      isKept(row) ? { name: row.name, value: mask } : row,
    ),
  }))

type Container = LaunchValues['overrides']['containerOverrides'][number]

export const mapContainers = (
  values: LaunchValues,
  change: (container: Container, index: number) => Container,
): LaunchValues => ({
  ...values,
  overrides: {
    ...values.overrides,
    containerOverrides: values.overrides.containerOverrides.map(change),
  },
})
