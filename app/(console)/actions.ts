'use server'

import { z } from 'zod'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorActionWith } from '@/lib/http/operator-action.server'
import { changeSessionRegion } from '@/lib/ledger/sessions.server'

const regionRequest = z.object({ region: boundedText() })

/** Changes the Region that the session works in; answers with the sentence of a failure. */
export const changeRegion = operatorActionWith<typeof regionRequest, string | undefined>(
  'changeRegion',
  regionRequest,
  async ({ ledger, operator }, { region }) => {
    await changeSessionRegion(ledger, operator.sid, region)
    return undefined
  },
  failure => failure.message,
)
