'use client'

import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './production-question.module.css'
import { toCountText } from '@/lib/task-view/count-text'
import { FactList } from '@/components/ui/fact-list'
import type { Fact } from '@/components/ui/fact-list'
import { withoutHeldEnter } from '@/components/ui/without-held-enter'

/** Of every dialog that asks it. */
export const PRODUCTION_TITLE = 'This is a production cluster'

const verbs = {
  launch: { label: 'Launch', one: 'starts', many: 'start' },
  stop: { label: 'Stop', one: 'stops', many: 'stop' },
}

interface ProductionQuestionProps {
  act: keyof typeof verbs
  count: number
  cluster: string
  accountId: string
  /** What is launched; a stop has said it before it asks. */
  facts?: Fact[]
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something happens on a cluster marked as production. The focus is on the safe choice. */
export function ProductionQuestion({
  act,
  count,
  cluster,
  accountId,
  facts,
  onConfirm,
  onCancel,
}: ProductionQuestionProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  // A dialog that asks this after something else has set its first focus already.
  useEffect(() => cancel.current?.focus(), [])
  const what = toCountText(count)
  const verb = verbs[act]
  return (
    <div onKeyDownCapture={withoutHeldEnter}>
      <p className={classes.text}>
        {what} {count === 1 ? verb.one : verb.many} on cluster <strong>{cluster}</strong> of account{' '}
        <strong>{accountId}</strong>, which is marked as production.
      </p>
      {facts && (
        <div className={classes.facts} role="group" aria-label="What runs" tabIndex={0}>
          <FactList facts={facts} />
        </div>
      )}
      <Group justify="flex-end" gap="xs">
        <Button ref={cancel} variant="default" data-autofocus onClick={onCancel}>
          Cancel
        </Button>
        <Button className={classes.confirm} data-act={act} onClick={onConfirm}>
          {verb.label} {what} on {cluster} in {accountId}
        </Button>
      </Group>
    </div>
  )
}
