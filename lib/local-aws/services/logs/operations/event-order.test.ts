import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePlaces, countUpTo, parsePlace, placeDigits } from '../event-place.ts'
import type { Place } from '../event-place.ts'
import type { LogStream } from '../logs-state.ts'
import { mergeStreams } from '../merge-streams.ts'
import { addSorted, namesWithPrefix, removeSorted } from '../sorted-names.ts'

/** Few different times, so that many events share one. */
const place = fc.record({
  timestamp: fc.integer({ min: 0, max: 20 }),
  serial: fc.integer({ min: 1, max: 1_000 }),
})
const places = fc.uniqueArray(place, { selector: ({ serial }) => serial, maxLength: 60 })

const toEvents = (of: readonly Place[]) =>
  of
    .map(({ timestamp, serial }) => ({ timestamp, serial, message: '', ingestionTime: 0 }))
    .sort(comparePlaces)
const toStream = (name: string, of: readonly Place[]): LogStream => ({
  name,
  createdAtMs: 0,
  events: toEvents(of),
  uploadSequence: 0,
})

describe('the place of an event', () => {
  it('separates earlier events from later ones', () => {
    fc.assert(
      fc.property(places, place, (all, at) => {
        const events = toEvents(all)
        const count = countUpTo(events, at)
        expect(events.slice(0, count).every(event => comparePlaces(event, at) <= 0)).toBe(true)
        expect(events.slice(count).every(event => comparePlaces(event, at) > 0)).toBe(true)
      }),
    )
  })

  it('is written as 56 digits, which sort as places do', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(placeDigits(one)).toMatch(/^\d{56}$/)
        expect(parsePlace(placeDigits(one))).toEqual(one)
        expect(Math.sign(comparePlaces(one, other))).toBe(
          placeDigits(one) < placeDigits(other)
            ? -1
            : placeDigits(one) > placeDigits(other)
              ? 1
              : 0,
        )
      }),
    )
  })

  it.each(['', '1', '9'.repeat(56), 'x'.repeat(56), `${'0'.repeat(55)}-`])(
    'is not read from %s',
    digits => {
      expect(parsePlace(digits)).toBeUndefined()
    },
  )
})

describe('streams that are merged', () => {
  it('return every event after the place once, in one order, with its stream', () => {
    fc.assert(
      fc.property(places, place, fc.integer({ min: 1, max: 5 }), (all, after, count) => {
        const nameOf = ({ serial }: Place) => `stream-${serial % count}`
        const streams = Array.from({ length: count }, (_, at) =>
          toStream(
            `stream-${at}`,
            all.filter(({ serial }) => serial % count === at),
          ),
        )
        const merged = [...mergeStreams(streams, after)]
        const expected = toEvents(all).filter(event => comparePlaces(event, after) > 0)
        expect(merged.map(({ event }) => event.serial)).toEqual(
          expected.map(({ serial }) => serial),
        )
        expect(merged.map(({ logStreamName }) => logStreamName)).toEqual(expected.map(nameOf))
      }),
    )
  })
})

describe('sorted names', () => {
  const name = fc.stringMatching(/^[ab/]{0,4}$/)

  it('stay sorted through additions and removals, and know those with a prefix', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), name)), name, (changes, prefix) => {
        const names: string[] = []
        const expected = new Set<string>()
        for (const [isAdded, one] of changes)
          if (!isAdded) {
            removeSorted(names, one)
            expected.delete(one)
          } else if (!expected.has(one)) {
            addSorted(names, one)
            expected.add(one)
          }
        expect(names).toEqual([...expected].sort())
        expect(namesWithPrefix(names, prefix)).toEqual(names.filter(one => one.startsWith(prefix)))
      }),
    )
  })
})
