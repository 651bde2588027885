import { fields } from './fields.ts'
import type { Field } from './fields.ts'
import type { LaunchInput } from './launch-form-schema.ts'

/** An empty form, with what the operator came with put in. */
export const toDefaultValues = (given: Partial<LaunchInput> = {}): LaunchInput => ({
  ...toInput(nest(emptyFields())),
  ...given,
})

function* emptyFields(): Generator<[path: string, value: unknown]> {
  for (const [path, field] of Object.entries<Field>(fields)) {
    if (field.default !== undefined) yield [path, structuredClone(field.default)]
  }
}

function nest(members: Iterable<[path: string, value: unknown]>): object {
  const whole = {}
  for (const [path, value] of members) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    const holder = names.reduce<object>((at, name) => {
      if (!Object.hasOwn(at, name)) Reflect.set(at, name, {})
      return toObject(Reflect.get(at, name))
    }, whole)
    Reflect.set(holder, last, value)
  }
  return whole
}

/** Safe: no field with a default stands below another one. */
const toObject = (value: unknown) => value as object

/** Safe: the table types each default by its path, and the task definition has one. */
const toInput = (values: object) => values as LaunchInput
