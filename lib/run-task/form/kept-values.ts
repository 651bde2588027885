import { mask } from '../../secrets/spans.ts'
import { isKept } from './kept-schema.ts'
import type { LaunchValues } from './launch-form-schema.ts'

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
