import type { CompareRow, Noun } from './compare-row.ts'
import type { ComparedRun } from './compared-run.ts'
import type { VariableInput } from './run-inputs.ts'
import { toRow } from './to-row.ts'
import type { Side } from './to-row.ts'

const VARIABLES: Noun = { one: 'variable', many: 'variables', isCounted: true }

const notes = {
  override: undefined,
  definition: 'from the definition',
  secret: 'a secret of the definition',
} satisfies Record<VariableInput['source'], string | undefined>

/** What the containers' environments have, of the containers that both runs have. */
export function toVariableRows(a: ComparedRun, b: ComparedRun): CompareRow[] {
  if (!a.inputs || !b.inputs) return []
  const containers = [...new Set([...toNames(a), ...toNames(b)])]
  return containers
    .filter(name => toNames(a).includes(name) && toNames(b).includes(name))
    .flatMap(container => {
      const [own, others] = [a, b].map(run => findVariables(run, container))
      const names = new Set([...(own?.keys() ?? []), ...(others?.keys() ?? [])])
      return [...names].flatMap(name =>
        toRow({
          key: JSON.stringify(['variable', container, name]),
          label: name,
          container: containers.length > 1 ? container : undefined,
          noun: VARIABLES,
          isMono: true,
          a: toSide(own?.get(name), a),
          b: toSide(others?.get(name), b),
        }),
      )
    })
}

const toNames = ({ task }: ComparedRun): string[] => task.containers.map(({ name }) => name)

const findVariables = ({ inputs }: ComparedRun, container: string): Map<string, VariableInput> =>
  new Map(
    inputs?.variables
      .filter(variable => variable.container === container)
      .map(variable => [variable.name, variable]),
  )

/** Without the definition nobody can tell whether a variable that isn't overridden is there. */
function toSide(variable: VariableInput | undefined, { inputs }: ComparedRun): Side {
  if (!variable) return { text: undefined, isKnown: inputs?.definition !== undefined }
  const { value, source } = variable
  return { text: value, isHidden: value === undefined, note: notes[source] }
}
