import { describe, expect, it } from 'vitest'
import { arrangeVariables } from './arrange-variables.ts'

const row = (name: string, at: number) => ({ id: `row-${at}`, name, at })
const variables = (...names: string[]) => names.map(name => ({ name, value: `of ${name}` }))

function arrange(held: string[], current: string[], rows: ReturnType<typeof row>[]) {
  const { inherited, added } = arrangeVariables(variables(...held), variables(...current), rows)
  return {
    inherited: inherited.map(({ variable, row: by }) => [variable.name, by?.at]),
    added: added.map(({ at }) => at),
  }
}

describe('arrangeVariables', () => {
  it('puts a row that overrides at its variable, and the others behind', () => {
    const rows = [row('MINE', 0), row('B', 1)]
    expect(arrange(['A', 'B'], ['A', 'B'], rows)).toEqual({
      inherited: [
        ['A', undefined],
        ['B', 1],
      ],
      added: [0],
    })
  })

  it('lets the last of two rows of a name override', () => {
    expect(arrange(['A'], ['A'], [row('A', 0), row('A', 1)])).toEqual({
      inherited: [['A', 1]],
      added: [0],
    })
  })

  it('leaves an added row where it is when the definition turns out to have its name', () => {
    expect(arrange([], ['A', 'B'], [row('A', 0)])).toEqual({
      inherited: [['B', undefined]],
      added: [0],
    })
  })

  it('leaves an overriding row where it is when the definition loses its variable', () => {
    const { inherited, added } = arrangeVariables(variables('A', 'B'), variables('B'), [
      row('A', 0),
    ])
    expect(inherited.map(({ variable }) => variable)).toEqual([
      { name: 'A', value: '' },
      { name: 'B', value: 'of B' },
    ])
    expect(added).toEqual([])
  })

  it('keeps the order while it is held, and adds what is new behind it', () => {
    expect(arrange(['B', 'A', 'GONE'], ['NEW', 'A', 'B'], []).inherited).toEqual([
      ['B', undefined],
      ['A', undefined],
      ['NEW', undefined],
    ])
  })
})
