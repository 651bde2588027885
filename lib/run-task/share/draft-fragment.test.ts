import { describe, expect, it } from 'vitest'
import { readDraftFragment, toDraftFragment } from './draft-fragment.ts'
import { fromDraftText, toDraftText } from './draft-text.ts'
import { withoutSecrets } from './without-secrets.ts'

const form = {
  taskDefinition: 'job',
  overrides: {
    containerOverrides: [
      {
        name: 'app',
        environment: [
          { name: 'A', value: 'x & y = #' },
          { name: 'API_TOKEN', value: 'hush' },
        ],
      },
    ],
  },
}

describe('a draft link', () => {
  it('carries the form without its secret, and names what it left out', async () => {
    const { input, left } = withoutSecrets(form)
    const fragment = toDraftFragment(await toDraftText(input), left)
    expect(decodeURIComponent(fragment)).not.toContain('hush')
    const read = readDraftFragment(fragment)
    expect(read?.left).toEqual(['overrides.containerOverrides.0.environment.1.value'])
    expect(await fromDraftText(read?.text ?? '')).toEqual(JSON.parse(JSON.stringify(input)))
  })

  it('with nothing left out names nothing', async () => {
    const fragment = toDraftFragment(await toDraftText({ taskDefinition: 'job' }), [])
    expect(readDraftFragment(fragment)?.left).toEqual([])
  })

  it.each(['', '#', '#main', '#draft=', '#draft=a&left=<b>', 'draft=a', '#draft=a&b&left=c'])(
    'is not %j',
    hash => {
      expect(readDraftFragment(hash)).toBeUndefined()
    },
  )
})
