import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from './sealer.server.ts'

const secret = 's'.repeat(32)

describe('sealer', () => {
  it('gives back what was sealed, about the same thing only', async () => {
    const sealer = createSealer(secret)
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), fc.string(), async (value, about, other) => {
        const sealed = await sealer.seal(value, about)
        const expected: unknown = JSON.parse(JSON.stringify(value))
        expect(await sealer.open(sealed, about)).toEqual(expected)
        if (other !== about) await expect(sealer.open(sealed, other)).rejects.toThrow()
      }),
      { numRuns: 50 },
    )
  })

  it('does not open with another secret, nor when a character was changed', async () => {
    const sealed = await createSealer(secret).seal({ secretAccessKey: 'hush' }, 'sid')
    await expect(createSealer('t'.repeat(32)).open(sealed, 'sid')).rejects.toThrow()
    const at = sealed.length - 3
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    await expect(createSealer(secret).open(changed, 'sid')).rejects.toThrow()
  })

  it('never shows the value, and never seals it the same way twice', async () => {
    const sealer = createSealer(secret)
    const [first, second] = [
      await sealer.seal('hush-hush', 'a'),
      await sealer.seal('hush-hush', 'a'),
    ]
    expect(first).not.toBe(second)
    for (const part of first.split('.')) {
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('hush')
    }
  })

  it('digests the same text to the same, which depends on the secret', () => {
    const digest = createSealer(secret).digest('text')
    expect(createSealer(secret).digest('text')).toBe(digest)
    expect(createSealer(secret).digest('texts')).not.toBe(digest)
    expect(createSealer('t'.repeat(32)).digest('text')).not.toBe(digest)
  })
})
