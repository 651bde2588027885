'use client'

import { IconChevronDown, IconFilter } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useIsHydrated } from '@/components/ui/clock'
import { TextButton } from '@/components/ui/text-button'
import { stateViews } from '@/lib/task-view/status-view'
import { countFacet, facets, isNarrowed, isState, readTaskQuery } from '@/lib/task-view/task-query'
import type { Facet, Since, TaskQuery } from '@/lib/task-view/task-query'
import type { TaskRow } from '@/lib/task-view/task-row'
import classes from './filter-bar.module.css'

interface FilterBarProps {
  rows: readonly TaskRow[]
  query: TaskQuery
  onChange: (part: Partial<TaskQuery>) => void
}

const labels = {
  state: 'Outcome',
  cluster: 'Cluster',
  family: 'Family',
  by: 'By',
} satisfies Record<Facet, string>

const since = {
  '1h': 'last hour',
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
} satisfies Record<Since, string>

/** What the list is narrowed to. On a narrow screen it opens below its button. */
export function FilterBar({ rows, query, onChange }: FilterBarProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const all = readTaskQuery(new URLSearchParams())
  const chosen = [...facets.map(facet => query[facet]), query.since].filter(Boolean).length
  return (
    <div className={classes.filters} data-open={isOpen || undefined}>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconFilter size={16} aria-hidden />
        {chosen > 0 ? `Filters, ${chosen} set` : 'Filters'}
      </button>
      <div id={id} role="group" aria-label="Filters" className={classes.bar}>
        {facets.map(facet => (
          <Filter
            key={facet}
            label={labels[facet]}
            value={query[facet]}
            options={toOptions(rows, facet, query[facet])}
            onChange={value => onChange(readChoice(facet, value))}
          />
        ))}
        <Filter
          label="Since"
          value={query.since}
          options={Object.entries(since).map(([value, text]) => ({ value, text }))}
          onChange={value => onChange(readChoice('since', value))}
        />
        {isNarrowed(query) && (
          <TextButton onClick={() => onChange({ ...all, sort: query.sort })}>
            Clear filters
          </TextButton>
        )}
      </div>
    </div>
  )
}

/** A choice is read as the address's are, so that it has the type of its filter. */
function readChoice(name: Facet | 'since', value: string): Partial<TaskQuery> {
  const { [name]: choice } = readTaskQuery(new URLSearchParams({ [name]: value }))
  return { [name]: choice }
}

/** What the rows have, and what is chosen though no row has it. */
function toOptions(rows: readonly TaskRow[], facet: Facet, chosen: string | undefined) {
  const counted = countFacet(rows, facet)
  const isKnown = chosen === undefined || counted.some(({ value }) => value === chosen)
  const all = isKnown ? counted : [{ value: chosen, count: 0 }, ...counted]
  return all.map(({ value, count }) => ({ value, text: `${toText(facet, value)} (${count})` }))
}

const toText = (facet: Facet, value: string): string =>
  facet === 'state' && isState(value) ? stateViews[value].label : value

interface FilterProps {
  label: string
  value: string | undefined
  options: { value: string; text: string }[]
  onChange: (value: string) => void
}

function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <label className={classes.filter} data-set={value !== undefined || undefined}>
      <span className={classes.label}>{label}</span>
      <select
        value={value ?? ''}
        disabled={!useIsHydrated()}
        onChange={event => onChange(event.currentTarget.value)}
      >
        <option value="">any</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <IconChevronDown size={14} aria-hidden className={classes.chevron} />
    </label>
  )
}
