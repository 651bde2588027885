import { describe, expect, it } from 'vitest'
import { createLaunchIntents } from './launch-intents.ts'

describe('the IDs of launches', () => {
  it('are known before the click, and are what is sent', () => {
    const intents = createLaunchIntents()
    const shown = intents.idFor('a')
    expect(intents.take('a')).toBe(shown)
  })

  it('stay with an unchanged request that has no outcome', () => {
    const intents = createLaunchIntents()
    const id = intents.take('a')
    expect(intents.idFor('a')).toBe(id)
    expect(intents.take('a')).toBe(id)
  })

  it('differ for changed values, and for the same again after an outcome', () => {
    const intents = createLaunchIntents()
    const first = intents.take('a')
    const changed = intents.take('b')
    expect(changed).not.toBe(first)
    intents.settle()
    expect([first, changed]).not.toContain(intents.take('b'))
  })

  it('never come back to another request', () => {
    const intents = createLaunchIntents()
    const ids = ['a', 'b', 'a', 'b'].map(fingerprint => intents.take(fingerprint))
    expect(new Set(ids).size).toBe(4)
  })

  it('outlive a reload as long as the outcome is open', () => {
    const before = createLaunchIntents()
    const id = before.take('a')
    const after = createLaunchIntents()
    const sent = before.getUnsettled()
    if (sent) after.restore(sent)
    expect(after.idFor('a')).toBe(id)
    expect(after.idFor('b')).not.toBe(id)
  })

  it('are told to who shows them', () => {
    const intents = createLaunchIntents()
    let told = 0
    const stop = intents.subscribe(() => (told += 1))
    intents.take('a')
    intents.settle()
    stop()
    intents.take('b')
    expect(told).toBe(2)
  })
})

describe('a request that never arrived', () => {
  it('gives its id back, so that the next click takes it and is no repeat', () => {
    const intents = createLaunchIntents()
    expect(intents.isRepeat('x')).toBe(false)
    const launchId = intents.take('x')
    expect(intents.isRepeat('x')).toBe(true)
    intents.release()
    expect(intents.getUnsettled()).toBeUndefined()
    expect(intents.isRepeat('x')).toBe(false)
    expect(intents.take('y')).toBe(launchId)
  })
})
