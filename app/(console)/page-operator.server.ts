import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { requireOperator } from '@/lib/auth/require-operator.server'
import { toSignInHref } from '@/lib/auth/return-path'

const operatorOfRequest = cache(requireOperator)

/** The operator of a page; anybody else is sent to sign in, and comes back to this very page. */
export async function pageOperator() {
  const ctx = await operatorOfRequest()
  if (ctx.ok) return ctx.value
  const path = (await headers()).get('x-path') ?? '/launch'
  redirect(toSignInHref(path))
}
