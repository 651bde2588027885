import * as z from 'zod/mini'
import { parseFormInput } from '../../lib/run-task/share/read-form-input.ts'
import type { LaunchInput } from '../../lib/run-task/form/launch-form-schema.ts'
import { withoutSecrets } from '../../lib/run-task/share/without-secrets.ts'
import type { SentLaunch } from './launch-intents.ts'
import { maskFingerprint } from './mask-fingerprint.ts'

/** A form that was not launched yet, and a launch of it that has no outcome. */
export interface StoredDraft {
  input: LaunchInput
  unsettled?: SentLaunch
}

const schema = z.object({
  version: z.literal(1),
  input: z.string(),
  unsettled: z.optional(
    z.union([
      z.object({ launchId: z.uuid(), fingerprint: z.string() }),
      // What the first builds wrote. A launch without an outcome must survive an update.
      z.pipe(
        z.object({ launchId: z.uuid(), asked: z.string() }),
        z.transform(({ launchId, asked }): SentLaunch => ({ launchId, fingerprint: asked })),
      ),
    ]),
  ),
})

export const writeDraft = ({ input, unsettled }: StoredDraft): string =>
  JSON.stringify({ version: 1, input: JSON.stringify(input), unsettled })

/** Stored text is checked like any input: other scripts and older builds may have written it. */
export function readDraft(text: string | undefined): StoredDraft | undefined {
  const draft = schema.safeParse(parse(text))
  const input = draft.success ? parseFormInput(draft.data.input, { isOwn: true }) : undefined
  return input && { input, unsettled: draft.data?.unsettled }
}

/** The draft without secret-looking values, for storage after the session has ended. */
export const stripDraft = ({ input, unsettled }: StoredDraft): StoredDraft => ({
  input: withoutSecrets(input).input,
  unsettled: unsettled && { ...unsettled, fingerprint: maskFingerprint(unsettled.fingerprint) },
})

/** The same for stored text; undefined if the text isn't a draft. */
export function stripDraftText(text: string): string | undefined {
  const draft = readDraft(text)
  return draft && writeDraft(stripDraft(draft))
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
