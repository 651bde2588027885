import type { CompareRow, Noun } from './compare-row.ts'
import type { DocumentFact } from './document-facts.ts'
import { toRow } from './to-row.ts'

/** Two documents of ECS, value for value. */
export function toFactRows(
  a: readonly DocumentFact[],
  b: readonly DocumentFact[],
  noun: Noun,
): CompareRow[] {
  const [own, others] = [toMap(a), toMap(b)]
  return [...new Map([...own, ...others]).entries()].flatMap(([key, { name, container }]) =>
    toRow({
      key,
      label: name,
      container,
      noun,
      isMono: true,
      isMarked: true,
      a: { text: own.get(key)?.value },
      b: { text: others.get(key)?.value },
    }),
  )
}

const toMap = (facts: readonly DocumentFact[]): Map<string, DocumentFact> =>
  new Map(facts.map(fact => [fact.key, fact]))
