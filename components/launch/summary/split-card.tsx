'use client'

import { nameOfArn } from '@/lib/aws/arn'
import { limits } from '@/lib/run-task/form/limits'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { splitCapacity } from '@/lib/run-task/request/capacity-split'
import { toEffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import type { EffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { countOverrideCharacters } from '@/lib/run-task/request/overrides-size'
import { ProductionMark } from './production-mark'
import { useCountText } from '../submit/use-count-text'
import { useLaunchCatalogs } from '../form-state/launch-catalogs'
import { useFound } from '../form-state/launch-context'
import classes from './split-card.module.css'

/** `3 tasks on demo`; while the count cannot be read, `Tasks on demo`. */
export function useLaunchTitle(): string {
  const cluster = useFound(({ values }) => values.cluster)
  const { clusters } = useLaunchCatalogs()
  const count = useCountText()
  const name = findCluster(clusters.choices, cluster)?.name ?? (cluster && nameOfArn(cluster))
  return `${count ?? 'Tasks'} on ${name || 'default'}`
}

/** How the tasks split over the providers, and how much room the overrides have left. */
export function SplitCard() {
  const title = useLaunchTitle()
  return (
    <section className={classes.card} aria-label="What will be launched">
      <h2 className={classes.title}>
        {title} <ProductionMark />
      </h2>
      <Split />
      <OverridesMeter />
    </section>
  )
}

interface Share {
  name: string
  count: number
}

function Split() {
  const shares = useShares()
  if (shares.length === 0) return null
  return (
    <div className={classes.split}>
      <div className={classes.bar} aria-hidden>
        {shares.map(({ name, count }, index) => (
          <span
            key={`${name} ${index}`}
            className={classes.place}
            style={{ flexGrow: count }}
            data-place={index % 4}
          />
        ))}
      </div>
      <ul className={classes.shares}>
        {shares.map(({ name, count }, index) => (
          <li key={`${name} ${index}`}>
            <i className={classes.place} data-place={index % 4} aria-hidden /> {count} {name}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Nothing while the count or a provider is still to be given: any split would be a guess. */
function useShares(): Share[] {
  const { clusters } = useLaunchCatalogs()
  const isCounted = useCountText() !== undefined
  const count = useFound(({ values }) => values.count)
  const compute = useFound(({ values }) => values.compute)
  const cluster = useFound(({ values }) => values.cluster)
  if (!isCounted) return []
  return toShares(toEffectiveCompute(compute, findCluster(clusters.choices, cluster)), count)
}

function toShares(compute: EffectiveCompute, count: number): Share[] {
  if (compute.kind === 'unknown') return []
  if (compute.kind === 'launchType') return [{ name: compute.launchType, count }]
  if (compute.items.some(({ capacityProvider }) => capacityProvider === '')) return []
  return splitCapacity(compute.items, count)
    .map(share => ({ name: share.capacityProvider, count: share.count }))
    .filter(share => share.count > 0)
}

function OverridesMeter() {
  const characters = useFound(({ values }) => countOverrideCharacters(values.overrides))
  const { maxCharacters } = limits.overrides
  const text = `${toNumberText(characters)} of ${toNumberText(maxCharacters)} characters`
  return (
    <div className={classes.meter}>
      <div className={classes.meterText}>
        <span id="overrides-size">Overrides</span>
        <span>{text}</span>
      </div>
      <div
        role="meter"
        aria-labelledby="overrides-size"
        aria-valuemin={0}
        aria-valuemax={maxCharacters}
        aria-valuenow={characters}
        aria-valuetext={text}
        className={classes.track}
        data-over={characters > maxCharacters || undefined}
      >
        <span style={{ width: `${Math.min(100, (100 * characters) / maxCharacters)}%` }} />
      </div>
    </div>
  )
}
