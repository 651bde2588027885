'use client'

import { useState, useTransition } from 'react'
import { findForeignFields, toLocalNames } from '@/lib/run-task/rules/foreign-place'
import type { Place } from '@/lib/aws/arn'
import type { ForeignField } from '@/lib/run-task/rules/foreign-place'
import classes from './prefill-note.module.css'
import { useLaunchForm } from '../form-state/form-values'
import { useFindings, useLaunchContext } from '../form-state/launch-context'
import { TextButton } from '../../ui/text-button'

interface ForeignNoteProps {
  home: Place
  /** Takes the form along to another Region; answers with the sentence of a failure. */
  switchRegion: (region: string) => Promise<string | undefined>
}

/** Says that a launch is for elsewhere; it is blocked at its fields until one place is chosen. */
export function ForeignNote({ home, switchRegion }: ForeignNoteProps) {
  const { fill } = useLaunchContext()
  const { getValues } = useLaunchForm()
  const foreign = findForeignFields(useFindings().values, home)
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()
  if (foreign.length === 0) return null
  const regions = [...new Set(foreign.flatMap(({ region }) => region ?? []))]
  const accounts = [...new Set(foreign.flatMap(({ accountId }) => accountId ?? []))]
  const [region] = regions
  const canSwitch = region !== undefined && regions.length === 1 && accounts.length === 0
  const stay = () =>
    fill(
      toLocalNames(structuredClone(getValues()), home),
      `Names only, for ${toPlaceText(foreign, home)}`,
    )
  return (
    <div role="alert" className={classes.note}>
      <p className={classes.text}>
        {regions.length > 0 &&
          `This launch is for ${regions.join(', ')}; you’re in ${home.region}. `}
        {accounts.length > 0 &&
          `It names account ${accounts.join(', ')}; you’re signed in to ${home.accountId}. `}
        {canSwitch && (
          <>
            <TextButton
              onClick={() =>
                !isPending && startTransition(async () => setFailure(await switchRegion(region)))
              }
            >
              Switch to {region}
            </TextButton>
            {' · '}
          </>
        )}
        <TextButton onClick={stay}>
          {accounts.length > 0 ? 'Use the names only in this account' : `Stay in ${home.region}`}
        </TextButton>
        {failure && ` ${failure}`}
      </p>
    </div>
  )
}

const toPlaceText = (foreign: readonly ForeignField[], { region, accountId }: Place): string =>
  foreign.some(field => field.accountId) ? `account ${accountId}` : region
