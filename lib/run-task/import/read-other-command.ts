import { readJson } from './syntax/read-json.ts'
import { readShorthand } from './cli-shorthand.ts'
import type { Given } from './json/member-of.ts'
import type { Option } from './command-options.ts'
import type { ShellWord } from '../command/read-words.ts'

type Kind = 'text' | 'structure' | 'list'

/** What another command of the AWS CLI says of a task, as the API's members. */
type Members = Readonly<Record<string, { member: string; kind: Kind }>>

const schedule: Members = { '--target': { member: 'Target', kind: 'structure' } }

const pipe: Members = {
  '--target': { member: 'Target', kind: 'text' },
  '--target-parameters': { member: 'TargetParameters', kind: 'structure' },
}

const machine: Members = { '--definition': { member: 'definition', kind: 'text' } }

const commands: ReadonlyMap<string, Members> = new Map([
  ['events put-targets', { '--targets': { member: 'Targets', kind: 'list' } }],
  ['scheduler create-schedule', schedule],
  ['scheduler update-schedule', schedule],
  ['pipes create-pipe', pipe],
  ['pipes update-pipe', pipe],
  ['stepfunctions create-state-machine', machine],
  ['stepfunctions update-state-machine', machine],
  [
    'ecs register-task-definition',
    {
      '--family': { member: 'family', kind: 'text' },
      '--container-definitions': { member: 'containerDefinitions', kind: 'list' },
    },
  ],
])

export type OtherCommand = { json: Given; unused: string[] } | { error: string }

/** The input of a command that says how tasks are started; undefined for every other command. */
export function readOtherCommand(
  name: string,
  options: readonly Option[],
): OtherCommand | undefined {
  const members = commands.get(name)
  if (!members) return undefined
  let json: Given = {}
  const unused: string[] = []
  for (const { name: option, values } of options) {
    const known = Object.hasOwn(members, option) ? members[option] : undefined
    if (!known && option !== '--cli-input-json') {
      unused.push(option)
      continue
    }
    const elsewhere = values.find(isElsewhere)
    if (elsewhere) return { error: explainElsewhere(name, option, elsewhere) }
    const read = readValue(
      known?.kind ?? 'structure',
      values.map(({ text }) => text),
    )
    if (read === undefined) {
      return { error: `The ${option} of this aws ${name} command can’t be read.` }
    }
    json = known ? { ...json, [known.member]: read } : { ...toGiven(read), ...json }
  }
  return { json, unused }
}

const toGiven = (value: unknown): Given => Object.fromEntries(Object.entries(value ?? {}))

function readValue(kind: Kind, texts: string[]): unknown {
  const [first = ''] = texts
  if (kind === 'text') return first
  if (/^\s*[[{]/.test(first)) {
    const read = readJson(first)
    return 'value' in read ? read.value : undefined
  }
  const rows = texts.map(text => readShorthand(text))
  if (!rows.every(row => row !== undefined)) return undefined
  return kind === 'list' ? rows : rows[0]
}

const isElsewhere = ({ text, isExpanded }: ShellWord) => isExpanded || /^fileb?:\/\//.test(text)

function explainElsewhere(name: string, option: string, { text, isExpanded }: ShellWord): string {
  const where = isExpanded ? 'from the shell' : `from ${text.replace(/^fileb?:\/\//, '')}`
  return `This aws ${name} command takes its ${option} ${where}. Paste the JSON that it takes.`
}
