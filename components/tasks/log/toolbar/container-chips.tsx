import { cutName } from '@/components/ui/clamped-text'
import classes from './log-toolbar.module.css'

interface ContainerChipsProps {
  names: readonly string[]
  hidden: ReadonlySet<string>
  onChange: (hidden: ReadonlySet<string>) => void
}

/** Which containers' lines are shown: each can be switched off, and All brings them back. */
export function ContainerChips({ names, hidden, onChange }: ContainerChipsProps) {
  function toggle(name: string, isOnly: boolean) {
    if (isOnly) return onChange(new Set(names.filter(other => other !== name)))
    const after = new Set(hidden)
    if (!after.delete(name)) after.add(name)
    onChange(after)
  }
  return (
    <div role="group" aria-label="Containers" className={classes.chips}>
      <button
        type="button"
        className={classes.chip}
        aria-pressed={hidden.size === 0}
        onClick={() => onChange(new Set())}
      >
        All
      </button>
      {names.map((name, place) => (
        <button
          key={name}
          type="button"
          className={classes.chip}
          aria-pressed={!hidden.has(name)}
          title={`Show or hide ${cutName(name)}. Alt+click shows only it.`}
          onClick={({ altKey }) => toggle(name, altKey)}
        >
          <span className={classes.dot} data-place={place % 8} aria-hidden />
          {cutName(name)}
        </button>
      ))}
    </div>
  )
}
