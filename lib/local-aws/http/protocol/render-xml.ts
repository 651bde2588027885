import { XMLBuilder } from 'fast-xml-parser'
import { isRecord } from './is-record.ts'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' })

/**
 * Renders one element as an XML document. A list becomes an element whose children are called
 * `itemName` (`item` in EC2, `member` in other Query services). Undefined members are left out.
 * Dates are ISO 8601.
 */
export function renderXml(
  name: string,
  content: Record<string, unknown>,
  { itemName, namespace }: { itemName: string; namespace?: string },
): string {
  const attributes = namespace ? { '@xmlns': namespace } : {}
  const element = { ...attributes, ...toElement(content, itemName) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [name]: element })}`
}

function toElement(content: Record<string, unknown>, itemName: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toXmlValue(value, itemName)]),
  )
}

function toXmlValue(value: unknown, itemName: string): unknown {
  if (Array.isArray(value))
    return value.length ? { [itemName]: value.map(item => toXmlValue(item, itemName)) } : ''
  if (value instanceof Date) return value.toISOString()
  if (isRecord(value)) return toElement(value, itemName)
  return typeof value === 'string' ? withoutControls(value) : value
}

/** XML 1.0 cannot carry most control characters or lone surrogates, not even escaped. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
