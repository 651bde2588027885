import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { toCliCommand } from '@/lib/run-task/to-cli-command'

type ToText = (input: RunTaskCommandInput, where: { region: string }) => string

export type RequestView = 'command' | 'json'

/** The request in the notations that the card shows. */
export const requestViews: Record<RequestView, ToText> = {
  command: toCliCommand,
  json: input => JSON.stringify(input, null, 2),
}
