interface Variable {
  name: string
  /** Null when its name looks secret: it did not leave the server. */
  value: string | null
}

interface Row {
  id: string
  name: string
  /** Its place in the form. */
  at: number
}

/**
 * Which rows of the form override a variable of the definition, and which are added. That is told
 * by `held`, the definition as the table was arranged for it, so that a row stays what it is while
 * an operator is in it; values come from the definition as it is now.
 */
export function arrangeVariables<R extends Row>(
  held: readonly Variable[],
  current: readonly Variable[],
  rows: readonly R[],
) {
  const heldNames = new Set(held.map(({ name }) => name))
  const overriding = new Map(
    rows.filter(row => heldNames.has(row.name)).map(row => [row.name, row]),
  )
  const added = rows.filter(row => overriding.get(row.name)?.id !== row.id)
  const addedNames = new Set(added.map(({ name }) => name))
  const now = new Map(current.map(variable => [variable.name, variable]))
  const stayed = held.flatMap(({ name }) => {
    const variable = now.get(name) ?? (overriding.has(name) ? { name, value: '' } : undefined)
    return variable ? [{ variable, row: overriding.get(name) }] : []
  })
  const fresh = current
    .filter(({ name }) => !heldNames.has(name) && !addedNames.has(name))
    .map(variable => ({ variable, row: undefined }))
  return { inherited: [...stayed, ...fresh], added }
}
