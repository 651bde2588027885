/** A table of figures, each row against the same baseline. */
export interface Table {
  title: string
  /** What the figures are, their units, and what they are compared with. */
  note: string
  columns: string[]
  rows: (string | number)[][]
}

export function printTable({ title, note, columns, rows }: Table): void {
  const cells = [columns, ...rows.map(row => row.map(String))]
  const widths = columns.map((_, index) => Math.max(...cells.map(row => row[index]?.length ?? 0)))
  console.log(`\n${title}\n${note}\n`)
  for (const row of cells) {
    console.log(row.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join('  '))
  }
}

/** Names to the left, figures to the right. */
const pad = (cell: string, width: number, index: number): string =>
  index === 0 ? cell.padEnd(width) : cell.padStart(width)
