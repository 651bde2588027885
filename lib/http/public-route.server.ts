import 'server-only'
import type { NextRequest } from 'next/server'
import { answerRefusal } from './answer-result.ts'
import { explainError } from './explain-error.server.ts'

/** A route handler for everybody, signed in or not. */
export const publicRoute =
  <Segments>(handle: (request: NextRequest, segments: Segments) => Promise<Response>) =>
  async (request: NextRequest, segments: Segments): Promise<Response> => {
    try {
      return await handle(request, segments)
    } catch (error) {
      return answerRefusal(explainError(error, `${request.method} ${request.nextUrl.pathname}`))
    }
  }
