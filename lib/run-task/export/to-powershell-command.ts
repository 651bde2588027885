import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { toArgumentRows } from './argument-rows.ts'
import { layOut } from './lay-out.ts'

/**
 * The `aws ecs run-task` command that sends this request, for PowerShell 5.1 and later. Its
 * versions differ in how they hand a program a quote, an empty text or a backslash at the end: a
 * request that needs one of these goes through a file, which every version writes alike.
 */
export function toPowerShellCommand(
  input: RunTaskCommandInput,
  { region }: { region: string },
): string {
  const rows = toArgumentRows(input, region)
  return rows.flat().every(({ text }) => isHandedOver(text))
    ? layOut(rows, { quote, continuation: '`' })
    : throughFile(input, region)
}

const isHandedOver = (text: string) =>
  text !== '' && text.isWellFormed() && !/["\u0000-\u001f\u007f]|\\$/.test(text)

/** PowerShell takes typographic quotes for straight ones, and reads two of either as one. */
const quote = (word: string): string =>
  /^(?:[A-Za-z_][\w./:-]*|\d{1,6}|--[a-z][a-z-]*)$/.test(word)
    ? word
    : `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`

/** ASCII only: the command line reads a file in the encoding of the machine. */
const toAscii = (json: string): string =>
  json.replaceAll(
    /[^\n -~]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const throughFile = (input: RunTaskCommandInput, region: string): string =>
  `$request = @'
${toAscii(JSON.stringify(input, null, 2))}
'@
$file = (New-TemporaryFile).FullName
[IO.File]::WriteAllText($file, $request)
aws ecs run-task --cli-input-json "file://$file" --region ${quote(region)}
Remove-Item $file`
