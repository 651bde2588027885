import { explainJsonError } from './explain-json-error.ts'
import { findRepeatedKeys } from './find-repeated-keys.ts'
import { blankHidden } from '../../command/hidden-characters.ts'
import { parseJson } from './parse-json.ts'

export type ReadJson =
  /** `repeated` are the paths of keys whose earlier values are lost. */
  { value: unknown; repeated: string[] } | { error: string }

/** Reads pasted JSON over what is hidden between its parts. Never throws. */
export function readJson(text: string): ReadJson {
  const json = blankHidden(text)
  const value = parseJson(json)
  return value === undefined
    ? { error: explainJsonError(json) }
    : { value, repeated: findRepeatedKeys(json) }
}

/** How a repeated key stands among what isn't used. */
export const toRepeatedText = (path: string): string => `${path} (repeated key)`
