import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Brand } from '@/components/shell/brand'
import { SignInForm } from '@/components/shell/sign-in-form'
import { readSid, requireOperator } from '@/lib/auth/require-operator.server'
import { toReturnPath } from '@/lib/auth/return-path'
import { processSettings } from '@/lib/settings/settings.server'
import type { Result } from '@/lib/result'
import classes from './page.module.css'

export const metadata: Metadata = { title: 'Sign in' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: Props) {
  const { returnTo: asked, ended } = await searchParams
  const returnTo = toReturnPath(asked)
  // AWS may end credentials before Slipway knows. Such an operator comes here with `ended`.
  const operator = await requireOperator()
  if (!ended && operator.ok) redirect(returnTo)
  const { signInMethods } = processSettings()
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>
          <Brand />
        </h1>
        <p className={classes.lead}>
          Launch one-off ECS tasks, watch them to the end, learn why they stopped.
        </p>
        <SignInForm
          methods={signInMethods}
          returnTo={returnTo}
          notice={await toNotice(operator, ended !== undefined)}
        />
      </div>
    </main>
  )
}

/** Why they have to sign in again, if they had a session. */
async function toNotice(operator: Result<unknown>, isEnded: boolean): Promise<string | undefined> {
  if (!operator.ok && (await readSid())) return operator.failure.message
  return isEnded ? 'Your session has ended. Sign in again.' : undefined
}
