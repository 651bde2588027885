import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { boundedText, somebodyLooks } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { answerFamily } from '@/lib/tracking/runs/read-family.server'

const familyQuery = z.object({ family: boundedText(), look: somebodyLooks() })

/** The runs of a family in the session's account and Region: `FamilyAnswer`. */
export const GET = operatorRoute(familyQuery, async (ctx, { family, look }) =>
  answerPoll(await answerFamily(ctx, family, { isVisible: look })),
)
