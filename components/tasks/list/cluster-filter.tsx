'use client'

import { IconChevronDown } from '@tabler/icons-react'
import { PopButton } from '@/components/ui/pop-button'
import { TextButton } from '@/components/ui/text-button'
import type { ListedCluster } from '@/lib/task-view/list/tasks-answer'
import type { Counted } from '@/lib/task-view/list/task-query'
import classes from './filter-bar.module.css'

interface ClusterFilterProps {
  clusters: readonly ListedCluster[]
  counted: readonly Counted[]
  /** Names; empty for all. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

const notes: Record<ListedCluster['state'], string> = {
  listed: '',
  listing: 'loading',
  unlisted: 'choose to load',
  unlistable: '',
  denied: 'not allowed',
}

/** One cluster, several, or all. */
export function ClusterFilter({ clusters, counted, chosen, onChange }: ClusterFilterProps) {
  const counts = new Map(counted.map(({ value, count }) => [value, count]))
  const states = new Map(clusters.map(({ cluster, state }) => [cluster, state]))
  const names = [...new Set([...chosen, ...counts.keys(), ...states.keys()])].sort(
    (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0),
  )
  const [first, ...others] = chosen
  const text = first === undefined ? 'any' : others.length > 0 ? `${chosen.length} chosen` : first
  return (
    <PopButton
      label={`Cluster ${text}`}
      isSet={chosen.length > 0}
      content={close => (
        <div role="group" aria-label="Clusters" className={classes.options}>
          {names.map(name => (
            <label key={name} className={classes.option}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={({ currentTarget }) =>
                  onChange(
                    currentTarget.checked
                      ? [...chosen, name]
                      : chosen.filter(each => each !== name),
                  )
                }
              />
              <span className={classes.optionName}>{name}</span>
              <span className={classes.optionNote}>
                {counts.get(name) ?? notes[states.get(name) ?? 'listed']}
              </span>
            </label>
          ))}
          {chosen.length > 0 && (
            <TextButton
              onClick={() => {
                onChange([])
                close()
              }}
            >
              All clusters
            </TextButton>
          )}
        </div>
      )}
    >
      <span className={classes.popLabel}>Cluster</span>
      <strong className={classes.popValue}>{text}</strong>
      <IconChevronDown size={14} aria-hidden className={classes.popChevron} />
    </PopButton>
  )
}
