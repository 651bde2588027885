'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { memo } from 'react'
import { findKept } from '@/lib/run-task/form/kept-values'
import type { LaunchValues } from '@/lib/run-task/schema'
import { maskSecrets } from '@/lib/secrets/mask-secrets'
import { useFound, useLaunchContext } from '../form-state/launch-context'
import { isEqual } from '../form-state/is-equal'
import classes from './request-card.module.css'
import { requestViews } from './request-views'
import type { RequestView } from './request-views'
import { useLaunchRequest } from '../submit/use-launch-request'

/**
 * Laying out thousands of characters takes longer than a key may. A person who types presses one about
 * every 200 ms, so the text waits longer than that.
 */
const restMs = 400

/** The request in one notation, updated as soon as typing rests. */
export function RequestText({ view }: { view: RequestView }) {
  const [launch] = useDebouncedValue(
    useFound(({ launch }) => launch),
    restMs,
  )
  return <Text launch={launch} view={view} />
}

const Text = memo(function Text({ launch, view }: { launch: LaunchValues; view: RequestView }) {
  const { region } = useLaunchContext()
  const input = useLaunchRequest(launch)
  const masked = maskSecrets(input)
  const kept = [...new Set(findKept(launch).map(({ label }) => label))]
  const text = input.taskDefinition
    ? requestViews[view](masked, { region })
    : 'Choose a task definition.'
  return (
    <>
      <pre className={classes.text} tabIndex={0} aria-label="The request as text">
        {text}
      </pre>
      {!isEqual(masked, input) && (
        <p className={classes.note}>Copying includes the masked values.</p>
      )}
      {kept.length > 0 && (
        <p className={classes.note}>
          A copy doesn’t include the values that are kept on the server: {kept.join(', ')}.
        </p>
      )}
    </>
  )
})
