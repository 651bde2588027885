import 'server-only'
import { parseDocumentJson, toDocumentJson } from './document-json.ts'
import { putEnvironmentValues, takeEnvironmentValues } from './environment-values.ts'
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

export async function openDocument(
  sealer: Sealer,
  { json, secrets }: SealedDocument,
  about: string,
): Promise<unknown> {
  const values = await sealer.open(secrets, about)
  return putEnvironmentValues(parseDocumentJson(json), isTexts(values) ? values : [])
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')
