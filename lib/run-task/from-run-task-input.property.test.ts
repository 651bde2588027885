import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import * as z from 'zod/mini'
import { form } from '../testing/arbitrary/arbitrary-form.ts'
import { request } from '../testing/arbitrary/arbitrary-request.ts'
import { fromRunTaskInput } from './from-run-task-input.ts'
import { launchFormSchema } from './form/launch-form-schema.ts'
import { toRunTaskInput } from './to-run-task-input.ts'
import { toNormalForm } from './form/normal-form.ts'

/** Without the rules that hold members together, which no generated launch would keep. */
const normal = z.pipe(launchFormSchema, z.transform(toNormalForm))

describe('fromRunTaskInput', () => {
  it('is toRunTaskInput backwards, for every form', () => {
    fc.assert(
      fc.property(form, input => {
        const values = normal.parse(input)
        const back = fromRunTaskInput(toRunTaskInput(values))
        expect(back).toStrictEqual({ values, unused: [], missing: [] })
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing of a request, and makes values that the schema takes as they are', () => {
    fc.assert(
      fc.property(request, asked => {
        const { values, unused, missing } = fromRunTaskInput(asked)
        expect([...unused, ...missing]).toEqual([])
        expect(toRunTaskInput(values)).toStrictEqual(asked)
        expect(normal.parse(values)).toStrictEqual(values)
      }),
      { numRuns: 500 },
    )
  })

  it('reads the capitals of Step Functions and EventBridge', () => {
    fc.assert(
      fc.property(request, asked => {
        expect(fromRunTaskInput(toPascalCase(asked))).toStrictEqual(fromRunTaskInput(asked))
      }),
    )
  })
})

function toPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPascalCase)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, it]): [string, unknown] => [
    key.charAt(0).toUpperCase() + key.slice(1),
    toPascalCase(it),
  ])
  return Object.fromEntries(members)
}
