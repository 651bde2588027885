import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDraftText, toDraftText } from './draft-text.ts'
import { form } from '../../testing/arbitrary/arbitrary-form.ts'

const textOf = (value: unknown) =>
  deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe('a draft', () => {
  it('comes back as it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(form, async input => {
        const text = await toDraftText(input)
        expect(text).toMatch(/^[\w-]+$/)
        expect(await fromDraftText(text)).toEqual(structuredClone(input))
      }),
    )
  })

  it('is short', async () => {
    const environment = Array.from({ length: 50 }, (_, index) => ({
      name: `NAME_${index}`,
      value: 'x',
    }))
    const overrides = { containerOverrides: [{ name: 'app', environment }] }
    expect((await toDraftText({ taskDefinition: 'app', overrides })).length).toBeLessThan(600)
  })

  it('takes over members of the form only', async () => {
    const draft = {
      taskDefinition: 'app',
      cluster: 5,
      clientToken: 'x',
      moon: {},
      compute: {
        kind: 'launchType',
        launchType: 'MOON',
        capacityProviderStrategy: [{ weight: '1', x: 1 }],
      },
      overrides: { containerOverrides: [{ name: 'app', command: { shell: 'a "', x: 1 } }] },
      tags: [{ key: 'a' }, 5],
    }
    expect(await fromDraftText(textOf(draft))).toEqual({
      taskDefinition: 'app',
      compute: { kind: 'launchType', capacityProviderStrategy: [{ weight: '1' }] },
      overrides: { containerOverrides: [{ name: 'app', command: { shell: 'a "' } }] },
    })
  })

  it.each([
    ['nothing', ''],
    ['no base64url', 'a b!'],
    ['nothing deflated', 'AAAA'],
    ['a cut draft', textOf({ taskDefinition: 'app:3', cluster: 'demo' }).slice(0, -4)],
    ['no JSON', textOf('{')],
    ['a list', textOf([1])],
    [
      'text that is not UTF-8',
      deflateRawSync(Buffer.from([0x22, 0xff, 0x22])).toString('base64url'),
    ],
    ['what inflates without end', textOf(`"${' '.repeat(50_000_000)}"`)],
    ['what is too long', 'A'.repeat(1_000_000)],
  ])('is not in %s', async (_, text) => {
    expect(await fromDraftText(text)).toBeUndefined()
  })

  it('is looked for in any text without an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.json().map(textOf), fc.base64String()),
        async text => {
          await fromDraftText(text)
        },
      ),
    )
  })
})
