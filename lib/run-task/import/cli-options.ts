import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { fields } from '../form/fields.ts'
import type { CliOption, Field } from '../form/fields.ts'
import { requestShape } from '../request/request-shape.ts'

export type Member = keyof RunTaskCommandInput

/** Belongs to one call, so that no form has it. */
const clientToken: [Member, CliOption] = ['clientToken', { name: '--client-token', row: 17 }]

/** A member of the request is called by the last name of the field's path. */
const cliOptions: ReadonlyMap<Member, CliOption> = new Map(
  [...listOptions(), clientToken].sort(([, one], [, other]) => compare(one, other)),
)

function compare(one: CliOption, other: CliOption): number {
  return one.row - other.row || (one.column ?? 0) - (other.column ?? 0)
}

function* listOptions(): Generator<[Member, CliOption]> {
  for (const [path, { cli }] of Object.entries<Field>(fields)) {
    const name = path.slice(path.lastIndexOf('.') + 1)
    if (cli && isMember(name)) yield [name, cli]
  }
}

function isMember(name: string): name is Member {
  return Object.hasOwn(requestShape.members, name)
}

/** In the order of the command. */
export const cliMembers: readonly Member[] = [...cliOptions.keys()]

/** The option of a member, and of its opposite where it has one. */
export function toCliOption(member: Member): CliOption {
  const option = cliOptions.get(member)
  if (!option) throw new Error(`The command line has no option for ${member}.`)
  return option
}
