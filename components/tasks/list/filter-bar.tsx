'use client'

import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { ActionButton } from '@/components/ui/action-button'
import { useIsHydrated } from '@/components/ui/time/clock'
import { TextButton } from '@/components/ui/text-button'
import { isValueKey, nameOfValueKey } from '@/lib/task-view/list/row-values'
import type { ValueNames } from '@/lib/task-view/list/row-values'
import { stateViews } from '@/lib/task-view/status-view'
import type { ListedCluster } from '@/lib/task-view/list/tasks-answer'
import {
  countClusters,
  countFacet,
  countNarrowed,
  countValues,
  facets,
  isNarrowed,
  isState,
  readTaskQuery,
} from '@/lib/task-view/list/task-query'
import type { Counted, Facet, Since, TaskQuery } from '@/lib/task-view/list/task-query'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { ClusterFilter } from './cluster-filter'
import { Filter } from './filter'
import classes from './filter-bar.module.css'

interface FilterBarProps {
  rows: readonly TaskRow[]
  clusters: readonly ListedCluster[]
  names: ValueNames
  query: TaskQuery
  onChange: (part: Partial<TaskQuery>) => void
  children?: ReactNode
}

const labels = {
  state: 'Outcome',
  status: 'ECS status',
  family: 'Family',
  group: 'Group',
  startedBy: 'Started by',
  launchedBy: 'Launched by',
} satisfies Record<Facet, string>

/** The others are added where somebody needs them. */
const usual: readonly Facet[] = ['state', 'family', 'launchedBy']

const since = {
  '1h': 'last hour',
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
} satisfies Record<Since, string>

/** What the list is narrowed to. On a narrow screen it is a drawer. */
export function FilterBar({ rows, clusters, names, query, onChange, children }: FilterBarProps) {
  const id = useId()
  const isHydrated = useIsHydrated()
  const [isOpen, setIsOpen] = useState(false)
  const [added, setAdded] = useState<readonly Facet[]>([])
  const shown = facets.filter(
    facet => usual.includes(facet) || added.includes(facet) || query[facet] !== undefined,
  )
  const all = readTaskQuery(new URLSearchParams())
  const { sort, columns, withServices } = query
  const chosen = countNarrowed(query)

  const change = (facet: Facet | 'since', value: string) => onChange(readChoice(facet, value))
  const setValue = (key: string, value: string | undefined) =>
    onChange({
      values: query.values.flatMap(filter =>
        filter.key !== key ? filter : value === undefined ? [] : { ...filter, value },
      ),
    })

  const toggle = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsOpen(false)
    toggle.current?.focus()
  }

  return (
    <div
      className={classes.filters}
      data-open={isOpen || undefined}
      onKeyDown={event => {
        if (event.key === 'Escape' && isOpen && !event.defaultPrevented) close()
      }}
    >
      <button
        ref={toggle}
        type="button"
        className={classes.toggle}
        disabled={!isHydrated}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconFilter size={16} aria-hidden />
        {chosen > 0 ? `Filters, ${chosen} set` : 'Filters'}
      </button>
      {isOpen && <div className={classes.shade} onClick={close} aria-hidden />}
      <div id={id} role="group" aria-label="Filters" className={classes.bar}>
        {shown.slice(0, 1).map(toFilter)}
        <ClusterFilter
          clusters={clusters}
          counted={countClusters(rows)}
          chosen={query.clusters}
          onChange={names => onChange({ clusters: names })}
        />
        {shown.slice(1).map(toFilter)}
        <Filter
          label="Since"
          value={query.since}
          options={Object.entries(since).map(([value, text]) => ({ value, text }))}
          onChange={value => change('since', value)}
        />
        {query.values.map(({ key, value }) => (
          <Filter
            key={key}
            label={nameOfValueKey(key)}
            value={value || undefined}
            options={toOptions(countValues(rows, key), value || undefined)}
            onChange={next => setValue(key, next)}
            onRemove={() => setValue(key, undefined)}
          />
        ))}
        <AddFilter
          facets={facets.filter(facet => !shown.includes(facet))}
          names={names}
          taken={query.values.map(({ key }) => key)}
          onAdd={name => {
            const facet = facets.find(known => known === name)
            if (facet) setAdded([...added, facet])
            else if (isValueKey(name)) {
              onChange({ values: [...query.values, { key: name, value: '' }] })
            }
          }}
        />
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={withServices}
            disabled={!isHydrated}
            onChange={event => onChange({ withServices: event.currentTarget.checked })}
          />
          Service tasks
        </label>
        {isNarrowed(query) && (
          <TextButton
            onClick={() => {
              setAdded([])
              onChange({ ...all, sort, columns, withServices })
            }}
          >
            Clear filters
          </TextButton>
        )}
        {children}
        <ActionButton isPrimary className={classes.done} onClick={close}>
          Done
        </ActionButton>
      </div>
    </div>
  )

  function toFilter(facet: Facet) {
    const value = query[facet]
    const counted = countFacet(rows, facet).map(each => ({
      ...each,
      text: toText(facet, each.value),
    }))
    return (
      <Filter
        key={facet}
        label={labels[facet]}
        value={value}
        options={toOptions(counted, value)}
        onChange={next => change(facet, next)}
        onRemove={
          usual.includes(facet)
            ? undefined
            : () => {
                setAdded(added.filter(each => each !== facet))
                change(facet, '')
              }
        }
      />
    )
  }
}

/** A choice is read as the address's are, so that it has the type of its filter. */
function readChoice(name: Facet | 'since', value: string): Partial<TaskQuery> {
  const { [name]: choice } = readTaskQuery(new URLSearchParams({ [name]: value }))
  return { [name]: choice }
}

/** So many can be read through; the search finds the others. */
const MOST_OPTIONS = 300

/** What the rows have, and what is chosen though no row has it. */
function toOptions(counted: readonly (Counted & { text?: string })[], chosen: string | undefined) {
  const isKnown = chosen === undefined || counted.some(({ value }) => value === chosen)
  const all = isKnown ? counted : [{ value: chosen, count: 0 }, ...counted]
  return all
    .slice(0, MOST_OPTIONS)
    .map(({ value, count, text = value }) => ({ value, text: `${text} (${count})` }))
}

const toText = (facet: Facet, value: string): string =>
  facet === 'state' && isState(value) ? stateViews[value].label : value

interface AddFilterProps {
  facets: readonly Facet[]
  names: ValueNames
  taken: readonly string[]
  onAdd: (name: string) => void
}

/** A list that is a button: what is chosen of it becomes a filter of its own. */
function AddFilter({ facets: others, names, taken, onAdd }: AddFilterProps) {
  const isFree = (key: string) => !taken.includes(key)
  const tags = names.tags.map(name => `tag:${name}`).filter(isFree)
  const variables = names.variables.map(name => `env:${name}`).filter(isFree)
  return (
    <label className={`${classes.filter} ${classes.add}`}>
      <IconPlus size={14} aria-hidden />
      <select
        aria-label="Add a filter"
        value=""
        disabled={!useIsHydrated()}
        onChange={event => onAdd(event.currentTarget.value)}
      >
        <option value="">Filter</option>
        {others.map(facet => (
          <option key={facet} value={facet}>
            {labels[facet]}
          </option>
        ))}
        <Names label="Tags" keys={tags} />
        <Names label="Variables" keys={variables} />
      </select>
    </label>
  )
}

const Names = ({ label, keys }: { label: string; keys: readonly string[] }) =>
  keys.length > 0 && (
    <optgroup label={label}>
      {keys.filter(isValueKey).map(key => (
        <option key={key} value={key}>
          {nameOfValueKey(key)}
        </option>
      ))}
    </optgroup>
  )
