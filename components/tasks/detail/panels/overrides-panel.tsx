'use client'

import type { OverrideView } from '@/lib/task-view/task/override-view'
import { ClampedText } from '@/components/ui/clamped-text'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import classes from './overrides-panel.module.css'

interface OverridesPanelProps {
  overrides: OverrideView[]
  /** Of the task: with more than one, each change names its own. */
  containerCount: number
  /** Without a definition nothing can be said about what was there before. */
  isDefinitionKnown: boolean
}

/** What this run changed, and what it replaced. */
export function OverridesPanel({
  overrides,
  containerCount,
  isDefinitionKnown,
}: OverridesPanelProps) {
  if (overrides.length === 0) return null
  const containers = [...new Set(overrides.map(override => override.container))]
  const isNamed = containers.length > 1 || containerCount > 1
  return (
    <TitledPanel title="Changed against the definition">
      {containers.map(container => (
        <div key={container ?? ''} className={classes.group}>
          {isNamed && (
            <h3 className={classes.container}>
              <ClampedText text={container ?? 'the whole task'} />
            </h3>
          )}
          <FactList
            facts={overrides
              .filter(override => override.container === container)
              .map(override => ({
                key: `${override.isEnvironment ? 'env ' : ''}${override.name}`,
                label: override.name,
                value: <Change override={override} />,
                isMono: true,
              }))}
          />
        </div>
      ))}
      {!isDefinitionKnown && (
        <p className={classes.note}>The task definition could not be read to compare with.</p>
      )}
    </TitledPanel>
  )
}

function Change({ override: { was, is, isMasked } }: { override: OverrideView }) {
  if (isMasked) return <span className={classes.masked}>set, not shown</span>
  return (
    <span className={classes.change}>
      {was !== undefined && was !== is && (
        <>
          <del className={classes.was}>
            <ClampedText text={was} />
          </del>{' '}
        </>
      )}
      <ins className={classes.is}>
        <ClampedText text={is || '(empty)'} />
      </ins>
    </span>
  )
}
