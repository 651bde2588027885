import 'server-only'
import { NormalizedSchema } from '@smithy/core/schema'

/** A schema of the SDK, such as `Task$` of the ECS client. */
export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

/**
 * What a value holds of a schema of the AWS SDK, at any depth. Entries of a list that are null or
 * of another type are dropped, and so are members; the SDK itself passes them on, against its own
 * types. Times are epoch seconds as they come over the wire, or `Date`.
 *
 * @returns undefined where nothing of the value fits.
 */
export const fitToSchema = (schema: SchemaRef, value: unknown): unknown =>
  fit(NormalizedSchema.of(schema), value)

function fit(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (schema.isStructSchema()) return isRecord(value) ? fitStruct(schema, value) : undefined
  if (schema.isListSchema()) return Array.isArray(value) ? fitList(schema, value) : undefined
  if (schema.isMapSchema()) return isRecord(value) ? fitMap(schema, value) : undefined
  return fitsSimple(schema, value) ? value : undefined
}

function fitStruct(schema: NormalizedSchema, value: Record<string, unknown>) {
  const found: Record<string, unknown> = {}
  for (const [name, member] of schema.structIterator()) {
    const fitting = Object.hasOwn(value, name) ? fit(member, value[name]) : undefined
    if (fitting !== undefined) found[name] = fitting
  }
  return found
}

function fitList(schema: NormalizedSchema, value: unknown[]) {
  const item = schema.getValueSchema()
  return value.map(entry => fit(item, entry)).filter(entry => entry !== undefined)
}

function fitMap(schema: NormalizedSchema, value: Record<string, unknown>) {
  const item = schema.getValueSchema()
  const entries = Object.entries(value).map(([key, entry]) => [key, fit(item, entry)] as const)
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined))
}

function fitsSimple(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isTimestampSchema()) return isTime(value)
  if (schema.isStringSchema()) return typeof value === 'string'
  if (schema.isBooleanSchema()) return typeof value === 'boolean'
  if (schema.isNumericSchema()) return typeof value === 'number' && Number.isFinite(value)
  // Blobs and free-form documents, which no page reads.
  return true
}

/** The years 1 to 9999: further ones are written otherwise (ISO 8601), and reckoning leaves them. */
const isTime = (value: unknown): boolean => {
  const seconds = value instanceof Date ? value.getTime() / 1000 : value
  return typeof seconds === 'number' && seconds >= -62_135_596_800 && seconds < 253_402_300_800
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
