import { findProblems } from '../rules/find-problems.ts'
import { isKept } from '../form/kept-schema.ts'
import type { LaunchInput, LaunchValues } from '../form/launch-form-schema.ts'

/**
 * The paths of the fields in which two launches differ. A list of texts is one field, and a row or
 * a part that only one of them has is one, too. Environment variables are told apart by name.
 */
export const findChangedFields = (before: LaunchValues, after: LaunchValues): string[] =>
  findChanges(byName(before), byName(after), '')

function findChanges(before: unknown, after: unknown, path: string): string[] {
  if (!isBranch(before) || !isBranch(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path]
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap(key =>
    findChanges(memberOf(before, key), memberOf(after, key), path ? `${path}.${key}` : key),
  )
}

/** An object, or a list of rows; a list of texts is a value. */
function isBranch(value: unknown): value is object {
  if (Array.isArray(value)) return value.every(item => typeof item === 'object' && item !== null)
  return typeof value === 'object' && value !== null
}

const memberOf = (branch: object, key: string): unknown =>
  Object.hasOwn(branch, key) ? Reflect.get(branch, key) : undefined

/** A row that moved is not a row that changed. */
function byName({ overrides, ...others }: LaunchValues): object {
  const containers = overrides.containerOverrides.map(
    ({ name, environment, keptCommand, ...container }) => [
      name,
      {
        ...container,
        command: container.command ?? keptCommand,
        environment: Object.fromEntries(
          environment.map(row => [row.name, isKept(row) ? row.keptFrom : row.value]),
        ),
      },
    ],
  )
  return {
    ...others,
    overrides: { ...overrides, containerOverrides: Object.fromEntries(containers) as unknown },
  }
}

/** Whether two forms hold the same, whatever is empty in them and however wrong it is. */
export const isSameForm = (one: LaunchInput, other: LaunchInput): boolean =>
  toPrint(one) === toPrint(other)

function toPrint(input: LaunchInput): string {
  const { launch, problems } = findProblems(input, {})
  return JSON.stringify([launch, problems])
}
