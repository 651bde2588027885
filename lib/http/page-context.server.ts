import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Context } from '../context.ts'
import { toSignInHref } from '../auth/return-path.ts'
import type { Result } from '../result.ts'
import { inRegion, requestContext } from './request-context.server.ts'

const contextOfRequest = cache(requestContext)

/** The Context of a page. Anybody without a session is sent to sign in, and comes back to this page. */
export async function pageContext(): Promise<Context> {
  const ctx = await contextOfRequest()
  if (ctx.ok) return ctx.value
  const path = (await headers()).get('x-path') ?? '/launch'
  redirect(toSignInHref(path))
}

/** The Context of a page that works in a Region of its own, where the allow list has it. */
export const pageContextIn = async (region: string): Promise<Result<Context>> =>
  inRegion(await pageContext(), region)
