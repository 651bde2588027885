import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { toPowerShellCommand } from '@/lib/run-task/export/to-powershell-command'
import { toCliCommand } from '@/lib/run-task/to-cli-command'

type ToText = (input: RunTaskCommandInput, where: { region: string }) => string

export type RequestView = 'bash' | 'powershell' | 'json'

/** The request in the notations that the card shows. */
export const requestViews: Record<RequestView, ToText> = {
  bash: toCliCommand,
  powershell: toPowerShellCommand,
  json: input => JSON.stringify(input, null, 2),
}
