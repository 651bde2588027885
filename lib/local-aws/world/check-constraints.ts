import { AwsError } from './aws-error.ts'

/** What the model of a service says about one text member. Lengths are in characters. */
export interface TextConstraint {
  least?: number
  most?: number
  /** As the model writes it. The whole text must match. */
  pattern?: string
  isRequired?: boolean
}

export interface Checked {
  /** The member's name in the service's sentence, such as `roleArn`. */
  member: string
  value: string | number | readonly unknown[] | undefined
  constraint: TextConstraint | { low: number; high: number }
}

/**
 * @throws AwsError ValidationError that names every member with a broken constraint of its model,
 * as services of the Query protocol do.
 */
export function checkConstraints(checks: readonly Checked[]): void {
  const failures = checks.flatMap(check =>
    findBroken(check).map(broken => {
      const shown = toShown(check.value)
      return `Value ${shown} at '${check.member}' failed to satisfy constraint: ${broken}`
    }),
  )
  if (failures.length === 0) return
  const count = `${failures.length} validation error${failures.length > 1 ? 's' : ''} detected`
  throw new AwsError('ValidationError', `${count}: ${failures.join('; ')}`)
}

function toShown(value: Checked['value']): string {
  if (value === undefined) return 'null'
  return typeof value === 'object' ? `'[${value.map(String).join(', ')}]'` : `'${value}'`
}

function findBroken({ value, constraint }: Checked): string[] {
  if (typeof value === 'number') return 'low' in constraint ? outOfRange(value, constraint) : []
  if ('low' in constraint) return []
  const { least = 0, most = Infinity, pattern, isRequired } = constraint
  if (value === undefined) return isRequired ? ['Member must not be null'] : []
  const length = typeof value === 'string' ? [...value].length : value.length
  return [
    length < least && `Member must have length greater than or equal to ${least}`,
    length > most && `Member must have length less than or equal to ${most}`,
    pattern !== undefined &&
      typeof value === 'string' &&
      !new RegExp(`^(?:${pattern})$`, 'u').test(value) &&
      `Member must satisfy regular expression pattern: ${pattern}`,
  ].filter(broken => broken !== false)
}

function outOfRange(value: number, { low, high }: { low: number; high: number }): string[] {
  if (value < low) return [`Member must have value greater than or equal to ${low}`]
  return value > high ? [`Member must have value less than or equal to ${high}`] : []
}
