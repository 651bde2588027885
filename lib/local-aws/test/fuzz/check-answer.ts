import { XMLValidator } from 'fast-xml-parser'
import { isRecord } from '../../http/protocol/is-record.ts'
import type { RawResponse } from '../send-raw.ts'
import { isKnownError } from './known-errors.ts'

/** What is wrong with an answer, whatever the request was; undefined when nothing is. */
export function checkAnswer(service: string, answer: RawResponse): string | undefined {
  const { status, text, headers } = answer
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`
  if (!headers['x-amzn-requestid']) return 'names no request'
  const isXml = String(headers['content-type']).startsWith('text/xml')
  const parsed = isXml ? { code: readXmlCode(text) } : readJson(text)
  if (!parsed) return `does not parse: ${text.slice(0, 300)}`
  if (status === 200) return undefined
  const { code } = parsed
  if (status === 404 && (code === undefined || code === 'UnknownOperationException'))
    return undefined
  if (code !== undefined && isKnownError(service, code)) return undefined
  return `answered ${status} with the unknown error ${code}: ${text.slice(0, 300)}`
}

function readXmlCode(text: string): string | undefined {
  return XMLValidator.validate(text) === true ? /<Code>([^<]*)</.exec(text)?.[1] : 'broken XML'
}

function readJson(text: string): { code?: string } | undefined {
  try {
    const parsed: unknown = text === '' ? {} : JSON.parse(text)
    if (!isRecord(parsed)) return undefined
    return typeof parsed.__type === 'string' ? { code: parsed.__type } : {}
  } catch {
    return undefined
  }
}
