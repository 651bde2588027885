'use client'

import { memo, useDeferredValue } from 'react'
import { maskSecrets } from '@/lib/run-task/mask-secrets'
import type { LaunchValues } from '@/lib/run-task/schema'
import { toVisibleText } from '@/components/ui/visible-text'
import { useFindings, useLaunchContext } from './launch-context'
import classes from './request-card.module.css'
import { requestViews } from './request-views'
import type { RequestView } from './request-views'
import { useLaunchRequest } from './use-launch-request'

/** The request in one notation, in step with the form and never in the way of typing. */
export function RequestText({ view }: { view: RequestView }) {
  const launch = useDeferredValue(useFindings().launch)
  return <Text launch={launch} view={view} />
}

const Text = memo(function Text({ launch, view }: { launch: LaunchValues; view: RequestView }) {
  const { region } = useLaunchContext()
  const input = useLaunchRequest(launch)
  const masked = maskSecrets(input)
  const text = input.taskDefinition
    ? toVisibleText(requestViews[view](masked, { region }))
    : 'Choose a task definition.'
  return (
    <>
      <pre className={classes.text} tabIndex={0} aria-label="The request as text">
        {text}
      </pre>
      {JSON.stringify(masked) !== JSON.stringify(input) && (
        <p className={classes.note}>Masked values are copied whole.</p>
      )}
    </>
  )
})
