import * as z from 'zod/mini'
import { parseFormInput } from '../../lib/run-task/share/read-form-input.ts'
import type { LaunchInput } from '../../lib/run-task/form/launch-form-schema.ts'
import { withoutSecrets } from '../../lib/run-task/share/without-secrets.ts'
import type { SentLaunch } from './launch-intents.ts'
import { maskAsked } from './mask-asked.ts'

/** A form that was not launched yet, and the launch that it has no outcome for. */
export interface StoredDraft {
  input: LaunchInput
  unsettled?: SentLaunch
}

const schema = z.object({
  version: z.literal(1),
  input: z.string(),
  unsettled: z.optional(z.object({ launchId: z.uuid(), asked: z.string() })),
})

export const writeDraft = ({ input, unsettled }: StoredDraft): string =>
  JSON.stringify({ version: 1, input: JSON.stringify(input), unsettled })

/** What the browser stored is as much to be trusted as anything from outside. */
export function readDraft(text: string | undefined): StoredDraft | undefined {
  const draft = schema.safeParse(parse(text))
  const input = draft.success ? parseFormInput(draft.data.input, { isOwn: true }) : undefined
  return input && { input, unsettled: draft.data?.unsettled }
}

/** The draft as it may lie in storage when its session has ended: without what looks secret. */
export const stripDraft = ({ input, unsettled }: StoredDraft): StoredDraft => ({
  input: withoutSecrets(input).input,
  unsettled: unsettled && { ...unsettled, asked: maskAsked(unsettled.asked) },
})

/** The same of its text; undefined for a text that is no draft. */
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
