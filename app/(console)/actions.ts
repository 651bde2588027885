'use server'

import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorActionWith } from '@/lib/http/operator-action.server'
import { changeSessionRegion, endSessionsOf } from '@/lib/ledger/sessions/sessions.server'

const nothing = z.object({})
const regionRequest = z.object({ region: boundedText() })

/** Changes the session's Region. Answers with a sentence if it fails. */
export const changeRegion = operatorActionWith<typeof regionRequest, string | undefined>(
  'changeRegion',
  regionRequest,
  async ({ ledger, operator }, { region }) => {
    await changeSessionRegion(ledger, operator.sid, region)
    return undefined
  },
  failure => failure.message,
)

/** Ends all sessions of this principal, this one too. Answers with a sentence if it fails. */
export const signOutEverywhere = operatorActionWith<typeof nothing, string | undefined>(
  'signOutEverywhere',
  nothing,
  async ({ ledger, operator, now }) => {
    await endSessionsOf(ledger, operator, now().toISOString())
    return undefined
  },
  failure => failure.message,
)
