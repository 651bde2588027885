import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  clearDrafts,
  hasDrafts,
  onDraftsCleared,
  onSignedOutElsewhere,
  readStored,
  toDraftKey,
  writeStored,
} from './drafts'

/** What a browser's storage does, kept in its own members as there. */
class MemoryStorage {
  [key: string]: unknown
  getItem(key: string) {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

const place = { accountId: '1', principalArn: 'arn:aws:iam::1:user/a', region: 'r', origin: '' }
const key = toDraftKey(place)

/** Another tab of the same browser: a storage and a window of its own. */
function openTab(storage = new MemoryStorage()) {
  const window = new EventTarget()
  return {
    use: () => {
      vi.stubGlobal('sessionStorage', storage)
      vi.stubGlobal('window', window)
    },
    storage,
    hear: (changedKey: string) =>
      window.dispatchEvent(Object.assign(new Event('storage'), { key: changedKey })),
  }
}

describe('drafts', () => {
  let browser: MemoryStorage
  beforeEach(() => {
    browser = new MemoryStorage()
    vi.stubGlobal('localStorage', browser)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('are one person’s: another principal, account or origin has another', () => {
    openTab().use()
    writeStored(key, 'text')
    expect(readStored(key)).toBe('text')
    for (const other of [{ principalArn: 'x' }, { accountId: '2' }, { origin: '/x' }]) {
      expect(readStored(toDraftKey({ ...place, ...other }))).toBeUndefined()
    }
  })

  it('are erased in every tab by a sign-out in one', () => {
    const [one, other] = [openTab(), openTab()]
    other.use()
    writeStored(key, 'text')
    const cleared = vi.fn()
    const left = vi.fn()
    onDraftsCleared(cleared)
    onSignedOutElsewhere(left)
    other.hear('something else')
    expect(left).not.toHaveBeenCalled()
    one.use()
    writeStored(key, 'text')
    clearDrafts()
    expect(hasDrafts()).toBe(false)
    other.use()
    Object.keys(browser).forEach(other.hear)
    expect(cleared).toHaveBeenCalledTimes(1)
    expect(left).toHaveBeenCalledTimes(1)
    expect(JSON.stringify(other.storage)).not.toContain('text')
  })

  it('of a tab that is opened again after a sign-out are gone', () => {
    const closed = openTab()
    closed.use()
    writeStored(key, 'text')
    openTab().use()
    clearDrafts()
    openTab(closed.storage).use()
    const left = vi.fn()
    onSignedOutElsewhere(left)
    expect(left).not.toHaveBeenCalled()
    expect(readStored(key)).toBeUndefined()
    expect(JSON.stringify(closed.storage)).not.toContain('text')
    writeStored(key, 'new')
    expect(readStored(key)).toBe('new')
  })

  it('are none where the browser keeps nothing', () => {
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('sessionStorage', undefined)
    expect(() => writeStored(key, 'text')).not.toThrow()
    expect(readStored(key)).toBeUndefined()
    expect(() => clearDrafts()).not.toThrow()
  })
})
