import type { LaunchInput } from './launch-form-schema.ts'

/** The form as text for the fragment of a link. */
export const toDraftText = (values: LaunchInput): Promise<string> =>
  Promise.resolve(encodeURIComponent(JSON.stringify(values)))

/** The form that such a text holds, or undefined when it holds none. */
export function fromDraftText(text: string): Promise<LaunchInput | undefined> {
  try {
    return Promise.resolve(toInput(JSON.parse(decodeURIComponent(text))))
  } catch {
    return Promise.resolve(undefined)
  }
}

const toInput = (value: unknown) => value as LaunchInput
