import { describe, expect, it } from 'vitest'
import { createLaunchIntents } from './launch-intents.ts'
import { readDraft, stripDraft, stripDraftText, writeDraft } from './stored-draft.ts'

const launchId = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'
const container = (value: string) => ({ name: 'app', environment: [{ name: 'API_TOKEN', value }] })
const inputOf = (value: string) => ({
  taskDefinition: 'app',
  overrides: { containerOverrides: [container(value)] },
})
const fingerprintOf = (value: string) => JSON.stringify(inputOf(value))
const draft = { input: inputOf('hush'), unsettled: { launchId, fingerprint: fingerprintOf('hush') } }

describe('a stored draft', () => {
  it('comes back as it was, and nothing else does', () => {
    expect(readDraft(writeDraft(draft))).toEqual(draft)
    for (const text of [undefined, '', '{}', '{"version":1,"input":"[]"}', '{"version":2}']) {
      expect(readDraft(text)).toBeUndefined()
    }
  })

  it('of the first builds keeps its launch without an outcome', () => {
    const { unsettled, input } = draft
    const old = { launchId, asked: unsettled.fingerprint }
    const text = JSON.stringify({ version: 1, input: JSON.stringify(input), unsettled: old })
    expect(readDraft(text)).toEqual(draft)
  })

  it('holds no secret after its session has ended, and blocks where one was', () => {
    const text = stripDraftText(writeDraft(draft)) ?? ''
    expect(text).toContain('API_TOKEN')
    expect(text).not.toContain('hush')
    expect(readDraft(text)?.input.overrides?.containerOverrides?.[0]?.environment).toEqual([
      { name: 'API_TOKEN', value: '', isLeftOut: true },
    ])
    expect(stripDraftText(text)).toBe(text)
    expect(stripDraftText('nonsense')).toBeUndefined()
  })

  it('still knows its unanswered launch once the secret is typed again', () => {
    const intents = createLaunchIntents(stripDraft(draft).unsettled)
    expect(intents.isRepeat(fingerprintOf('hush'))).toBe(true)
    expect(intents.take(fingerprintOf('hush'))).toBe(launchId)
    expect(intents.take(JSON.stringify({ taskDefinition: 'other' }))).not.toBe(launchId)
  })
})
