import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { regionAccess } from '../auth/region-access.server.ts'
import { requireOperator } from '../auth/require-operator.server.ts'
import type { Context } from '../auth/require-operator.server.ts'
import { toSignInHref } from '../auth/return-path.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'

const operatorOfRequest = cache(requireOperator)

/** The operator of a page; anybody else is sent to sign in, and comes back to this very page. */
export async function pageOperator(): Promise<Context> {
  const ctx = await operatorOfRequest()
  if (ctx.ok) return ctx.value
  const path = (await headers()).get('x-path') ?? '/launch'
  redirect(toSignInHref(path))
}

/** The operator of a page that works in a Region of its own, where the allow list has it. */
export async function pageOperatorIn(region: string): Promise<Result<Context>> {
  const ctx = await pageOperator()
  const aws = regionAccess(ctx.aws, region)
  return aws.ok ? succeed({ ...ctx, aws: aws.value }) : aws
}
