/** ARNs of the selected tasks. */
export interface TaskSelection {
  selected: ReadonlySet<string>
  onChange: (selected: ReadonlySet<string>) => void
}
