'use client'

import { useId } from 'react'
import type { Failure, FailureKind } from '@/lib/result'
import type { PlacementFailure } from '@/lib/verdict/explain-placement-failure'
import classes from './outcome-alert.module.css'
import type { LaunchState, ToldOutcome } from './use-launch'

type Told = ToldOutcome | { kind: 'unanswered' }

/** Where the click was: beside a form, or in a dialog that launches without one. */
type Origin = keyof typeof advice

/**
 * Shown when no task page opens after a click: what happened, AWS's words, what to do. It comes with the
 * page, because the connection that it needs may be what is missing.
 */
export function OutcomeAlert({ state, origin = 'form' }: { state: LaunchState; origin?: Origin }) {
  const id = useId()
  if (state.kind === 'idle' || state.kind === 'launching') return null
  const told = state.kind === 'answered' ? state.outcome : state
  const isSignedOut = told.kind === 'refused' && told.failure.kind === 'expired'
  const isError = told.kind === 'open' && told.failure.status !== undefined
  const { tone, title } = isSignedOut ? signedOut : isError ? unclear : faces[told.kind]
  return (
    <div role="alert" aria-labelledby={id} data-tone={tone} className={classes.alert}>
      <p id={id} className={classes.title}>
        {title}
      </p>
      <Explained told={told} origin={origin} />
    </div>
  )
}

const faces = {
  unplaced: { tone: 'warn', title: 'ECS placed no task' },
  refused: { tone: 'bad', title: 'Nothing was launched' },
  open: { tone: 'warn', title: 'No response yet: it may have launched' },
  'given-up': { tone: 'warn', title: 'This launch was given up' },
  unanswered: { tone: 'warn', title: 'No response yet: it may have launched' },
} satisfies Record<Told['kind'], { tone: 'warn' | 'bad'; title: string }>

/** AWS answered, and its answer doesn't say whether a task was started. */
const unclear = { tone: 'warn', title: 'AWS answered with an error: it may have launched' } as const

const signedOut = { tone: 'bad', title: 'Nothing was launched. You’re signed out' } as const

const advice = {
  form: {
    unplaced: 'Change where it runs or its size, or launch again later. What you entered is kept.',
    refused: 'What you entered is kept.',
    again:
      'To retry, launch again without changing anything: the same launch never starts twice. With a changed value it is a new launch.',
  },
  relaunch: {
    unplaced:
      'Launch again later, or relaunch with changes to run it elsewhere or with another size.',
    refused: undefined,
    again: 'To retry, launch again: the same launch never starts twice.',
  },
}

function Explained({ told, origin }: { told: Told; origin: Origin }) {
  const texts = advice[origin]
  switch (told.kind) {
    case 'unplaced':
      return (
        <>
          <ul className={classes.failures}>
            {told.failures.map((failure, index) => (
              <li key={index}>
                <code>{toFailureText(failure)}</code>
              </li>
            ))}
          </ul>
          <p>{texts.unplaced}</p>
        </>
      )
    case 'refused':
      return (
        <>
          <p>{told.failure.message}</p>
          {origin === 'relaunch' && <Fields fields={told.failure.fields} />}
          <Words failure={told.failure} />
          <SignInAgain kind={told.failure.kind} />
          {texts.refused && <p>{texts.refused}</p>}
        </>
      )
    case 'open':
      return (
        <>
          <p>{told.failure.message}</p>
          <Words failure={told.failure} />
          <SignInAgain kind={told.failure.kind} />
          {told.failure.kind !== 'invalid' && <p>{texts.again}</p>}
          {told.failure.kind !== 'expired' && <OpenLaunch launchId={told.launchId} />}
        </>
      )
    case 'given-up':
      return (
        <p>
          Its operator gave it up because AWS did not say whether it started. It may have run.
          Launch again to start a new launch.
        </p>
      )
    case 'unanswered':
      return (
        <>
          <p>Slipway itself did not respond. Check the connection.</p>
          <p>{texts.again}</p>
        </>
      )
  }
}

/** In a tab of its own, as what was typed here stays. */
function OpenLaunch({ launchId }: { launchId: string }) {
  return (
    <p>
      Slipway won’t retry it by itself.{' '}
      <a href={`/launches/${launchId}`} target="_blank" rel="noreferrer">
        View this launch
      </a>
      .
    </p>
  )
}

/** In a tab of its own: this page, and what was typed, stays. */
function SignInAgain({ kind }: { kind: FailureKind }) {
  if (kind !== 'expired') return null
  return (
    <p>
      <a href="/sign-in?ended=1" target="_blank" rel="noreferrer">
        Sign in in a new tab
      </a>
      , then come back and launch.
    </p>
  )
}

/** A form says these at its fields. */
function Fields({ fields = [] }: { fields?: Failure['fields'] }) {
  if (fields.length === 0) return null
  return (
    <ul className={classes.fields}>
      {fields.map(({ path, message }) => (
        <li key={path}>{message}</li>
      ))}
    </ul>
  )
}

function Words({ failure }: { failure: { code?: string; detail?: string; requestId?: string } }) {
  const { code, detail, requestId } = failure
  if (!code && !detail) return null
  return (
    <p className={classes.words}>
      {[code, detail].filter(Boolean).join(': ')}
      {requestId && <span className={classes.request}>request {requestId}</span>}
    </p>
  )
}

const toFailureText = ({ reason, detail, arn }: PlacementFailure) =>
  [reason, detail, arn].filter(Boolean).join(' · ')
