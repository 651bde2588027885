import 'server-only'
import { processWide } from '../../process-wide.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { openDocument } from '../documents/sealed-document.server.ts'
import type { SealedDocument } from '../documents/sealed-document.server.ts'

const KEPT = 5_000

interface Opened extends SealedDocument {
  value: object
}

type Memory = WeakMap<object, Map<string, Opened>>

/**
 * A document as `fit` shapes it, opened once for as long as its row stays the same: what is written
 * is sealed anew, so the sealed text tells. The same document is the same object.
 */
export async function openOnce<T extends object>(
  ledger: Ledger,
  sealed: SealedDocument,
  about: string,
  fit: (document: unknown) => T,
): Promise<T> {
  const memories = processWide<Memory>('opened-documents', () => new WeakMap())
  const memory = memories.get(ledger) ?? new Map<string, Opened>()
  memories.set(ledger, memory)
  const known = memory.get(about)
  if (known?.secrets === sealed.secrets && known.json === sealed.json)
    return asFitted<T>(known.value)
  const value = fit(await openDocument(ledger.sealer, sealed, about))
  memory.delete(about)
  memory.set(about, { ...sealed, value })
  const [oldest] = memory.keys()
  if (memory.size > KEPT && oldest !== undefined) memory.delete(oldest)
  return value
}

/** Safe: ARNs of tasks and of definitions differ, and each has one `fit`. */
const asFitted = <T>(value: object): T => value as T
