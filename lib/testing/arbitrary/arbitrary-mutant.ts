import fc from 'fast-check'

/** What stands where something else is due. */
const intruder = fc.constantFrom<unknown>(
  null,
  0,
  -1.5,
  1e300,
  true,
  '',
  'text',
  '\u0000\u202e',
  'x'.repeat(5_000),
  [],
  [null],
  ['text', 7, [[]], {}],
  {},
  { name: null, value: {}, key: [] },
  { constructor: 1, toString: 2 },
)

export interface Mutation {
  /** Picks one of the document's members, wherever it stands. */
  at: number
  by: { kind: 'replace'; value: unknown } | { kind: 'remove' } | { kind: 'wrap' }
}

export const arbitraryMutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(),
    by: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('replace' as const), value: intruder }),
      },
      fc.record({ kind: fc.constant('remove' as const) }),
      fc.record({ kind: fc.constant('wrap' as const) }),
    ),
  }),
  { minLength: 1, maxLength: 8 },
)

/** A copy of a JSON document with members replaced, removed or wrapped in a list, at any depth. */
export function mutate(document: unknown, mutations: readonly Mutation[]): unknown {
  const root: unknown[] = [JSON.parse(JSON.stringify(document))]
  for (const { at, by } of mutations) {
    const places = placesIn(root)
    const place = places[at % places.length]
    if (!place) continue
    const [holder, key] = place
    if (by.kind === 'replace') Reflect.set(holder, key, structuredClone(by.value))
    else if (by.kind === 'wrap') Reflect.set(holder, key, [Reflect.get(holder, key)])
    else if (holder !== root) Reflect.deleteProperty(holder, key)
  }
  return JSON.parse(JSON.stringify(root[0] ?? null))
}

function placesIn(node: unknown): (readonly [holder: object, key: string])[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [[node, key] as const, ...placesIn(value)])
}
