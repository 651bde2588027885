import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { quoteWord } from './command/quote-words.ts'
import { toArgumentRows } from './export/argument-rows.ts'
import { layOut } from './export/lay-out.ts'

/** The `aws ecs run-task` command that sends this request, for a POSIX shell. */
export const toCliCommand = (input: RunTaskCommandInput, { region }: { region: string }): string =>
  layOut(toArgumentRows(input, region), { quote: quoteWord, continuation: '\\' })
