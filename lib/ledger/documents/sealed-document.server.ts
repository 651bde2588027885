import 'server-only'
import { parseDocumentJson, toDocumentJson } from './document-json.ts'
import {
  hideEnvironmentValues,
  putEnvironmentValues,
  takeEnvironmentValues,
} from './environment-values.ts'
import type { Sealer } from './sealer.server.ts'

/** A document in two columns: JSON with the environment's names, and its values sealed. */
export interface SealedDocument {
  json: string
  secrets: string
}

/** `about` is the row's own key: a document copied to another row does not open. */
export async function sealDocument(
  sealer: Sealer,
  document: unknown,
  about: string,
): Promise<SealedDocument> {
  const { open, values } = takeEnvironmentValues(document)
  return { json: toDocumentJson(open), secrets: await sealer.seal(values, about) }
}

/** The column that is readable: the same for documents that differ in environment values alone. */
export const toOpenJson = (document: unknown): string =>
  toDocumentJson(takeEnvironmentValues(document).open)

/** Values that do not open (the secret was changed) are left out; the rest stays readable. */
export async function openDocument(
  sealer: Sealer,
  { json, secrets }: SealedDocument,
  about: string,
): Promise<unknown> {
  const document = parseDocumentJson(json)
  const values = await sealer.open(secrets, about).catch(() => undefined)
  return Array.isArray(values) ? putEnvironmentValues(document, values) : withoutValues(document)
}

const withoutValues = (document: unknown): unknown => hideEnvironmentValues(document, () => true)
