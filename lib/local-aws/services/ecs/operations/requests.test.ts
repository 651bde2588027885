import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import { isFargateSize, toCpuUnits, toMemoryMiB } from '../input/fargate-sizes.ts'
import { toIndexPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { checkTags } from '../tags/read-tags.ts'
import { toParameters } from '../run-task/client-token.ts'
import { runTaskSchema } from '../run-task/run-task-schema.ts'
import { registerSchema } from '../registration/register-schema.ts'

const codeOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (error instanceof AwsError) return error.code
    throw error
  }
}

describe('parseInput', () => {
  const schema = z.object({
    name: z.string(),
    count: z.int().min(1, 'count must be positive.').optional(),
    mode: oneOf('mode', ['A', 'B']).optional(),
    inner: z.object({ items: z.array(z.string()) }).optional(),
  })

  it('takes null for absent, and ignores members that it does not know', () => {
    const input = { name: 'x', count: null, unknown: 1, inner: { items: ['a', null] } }
    expect(parseInput(schema, input)).toEqual({ name: 'x', inner: { items: ['a'] } })
  })

  it.each([
    [{}, 'InvalidParameterException', 'Name can not be blank.'],
    [{ name: 7 }, 'SerializationException', 'NUMBER_VALUE can not be converted to a String'],
    [
      { name: 'x', inner: { items: [{}] } },
      'SerializationException',
      'Start of structure or map found where not expected.',
    ],
    [{ name: 'x', inner: { items: 'a' } }, 'SerializationException', 'Expected list or null'],
    [{ name: 'x', inner: 'a' }, 'SerializationException', 'Expected null'],
    [{ name: 'x', inner: [] }, 'SerializationException', 'Start of list found where not expected.'],
    [
      { name: 'x', count: 1.5 },
      'SerializationException',
      'DECIMAL_VALUE can not be converted to an Integer',
    ],
    [
      { name: 'x', count: 1e20 },
      'SerializationException',
      'NUMBER_VALUE can not be converted to an Integer',
    ],
    [
      { mode: 'C', name: true },
      'SerializationException',
      'TRUE_VALUE can not be converted to a String',
    ],
    [{ name: 'x', count: 0 }, 'InvalidParameterException', 'count must be positive.'],
    [{ name: 'x', mode: 'C' }, 'InvalidParameterException', 'mode should be one of [A,B]'],
  ])('answers %j with %s', (input, code, message) => {
    expect(() => parseInput(schema, input)).toThrow(expect.objectContaining({ code, message }))
  })

  it('refuses a request that nests too deeply', () => {
    const deep: unknown = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))
    expect(codeOf(() => parseInput(schema, { name: 'x', deep }))).toBe('SerializationException')
  })

  it.each(['{"toString":1}', '{"valueOf":null,"toString":{}}', '[{"toString":1}]'])(
    'answers a structure whose length is %s',
    text => {
      const length: unknown = JSON.parse(text)
      const given = { taskDefinition: 'x', capacityProviderStrategy: { length } }
      expect(codeOf(() => parseInput(runTaskSchema, given))).toBe('SerializationException')
    },
  )

  it('answers every JSON value with a result or with an error of AWS', () => {
    const members = [...Object.keys(runTaskSchema.shape), ...Object.keys(registerSchema.shape)]
    const input = fc.dictionary(fc.constantFrom(...members), fc.jsonValue({ maxDepth: 4 }))
    fc.assert(
      fc.property(input, given => {
        for (const schema of [runTaskSchema, registerSchema])
          expect([undefined, 'SerializationException', 'InvalidParameterException']).toContain(
            codeOf(() => parseInput(schema, { taskDefinition: 'x', ...given })),
          )
      }),
      { numRuns: 500 },
    )
  })
})

describe('toIndexPage', () => {
  it('shows every item once, in order, over all pages', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 100 }), (items, maxResults) => {
        const seen: string[] = []
        let nextToken: string | undefined
        do {
          const page = toIndexPage(items, { maxResults, nextToken })
          expect(page.items.length).toBeLessThanOrEqual(maxResults)
          seen.push(...page.items)
          nextToken = page.nextToken
        } while (nextToken !== undefined)
        expect(seen).toEqual(items)
      }),
    )
  })
})

describe('Fargate sizes', () => {
  it.each([
    [256, [512, 1024, 2048], [256, 1536, 3072]],
    [512, [1024, 2048, 4096], [512, 5120]],
    [1024, [2048, 8192], [1024, 9216]],
    [2048, [4096, 16_384], [3072, 17_408]],
    [4096, [8192, 30_720], [7168, 31_744]],
    [8192, [16_384, 20_480, 61_440], [18_432, 65_536]],
    [16_384, [32_768, 40_960, 122_880], [36_864]],
    [32_768, [61_440, 122_880, 249_856], [184_320]],
    [300, [], [512]],
  ])('%i CPU units', (cpu, offered, refused) => {
    expect(offered.filter(memoryMiB => isFargateSize(cpu, memoryMiB))).toEqual(offered)
    expect(refused.filter(memoryMiB => isFargateSize(cpu, memoryMiB))).toEqual([])
  })

  it('are written as units or with their names', () => {
    expect(['256', '.25 vCPU', '0.25vcpu', '1 vCPU', 'x', ''].map(toCpuUnits)).toEqual([
      256,
      256,
      256,
      1024,
      undefined,
      undefined,
    ])
    expect(['512', '0.5 GB', '1GB', '1 MB'].map(toMemoryMiB)).toEqual([512, 512, 1024, undefined])
  })
})

describe('checkTags', () => {
  const tag = (key: string, value = '') => ({ key, value })

  it('takes what the API takes', () => {
    const many = Array.from({ length: 50 }, (_, index) => tag(`key-${index}`))
    expect(codeOf(() => checkTags(many))).toBeUndefined()
    const odd = [
      tag('Größe 1_.:/=+-@', 'ü'),
      tag('Case'),
      tag('case'),
      tag('k'.repeat(128), 'v'.repeat(256)),
    ]
    expect(codeOf(() => checkTags(odd))).toBeUndefined()
  })

  it.each([
    ['51 tags', Array.from({ length: 51 }, (_, index) => tag(`key-${index}`))],
    ['an empty key', [tag('')]],
    ['a long key', [tag('k'.repeat(129))]],
    ['a long value', [tag('k', 'v'.repeat(257))]],
    ['a reserved key', [tag('Aws:x')]],
    ['a reserved value', [tag('x', 'aws:y')]],
    ['a character that is not allowed', [tag('a*b')]],
    ['a key twice', [tag('a'), tag('a')]],
  ])('refuses %s', (_name, tags) => {
    expect(codeOf(() => checkTags(tags))).toBe('InvalidParameterException')
  })
})

describe('toParameters', () => {
  it('is the same text for the same request, in whatever order its members come', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), input => {
        const reversed = Object.fromEntries(Object.entries(input).reverse())
        expect(toParameters(reversed)).toBe(toParameters(input))
      }),
    )
  })

  it('leaves out the token and the cluster, and nothing else', () => {
    const request = { taskDefinition: 'x', count: 1 }
    expect(toParameters({ ...request, clientToken: 'a', cluster: 'b' })).toBe(toParameters(request))
    expect(toParameters({ ...request, count: 2 })).not.toBe(toParameters(request))
  })
})
