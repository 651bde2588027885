import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { ComparePage } from '@/components/tasks/compare/compare-page'
import { CompareSkeleton } from '@/components/tasks/compare/compare-skeleton'
import type { RunSide } from '@/components/tasks/compare/run-side'
import { UnreadableComparison } from '@/components/tasks/compare/unreadable-comparison'
import type { TaskAddress } from '@/lib/aws/arn'
import { NOT_FOUND } from '@/lib/http/answer-result'
import { pageContext, pageContextIn } from '@/lib/http/page-context.server'
import { readRun, writeRun } from '@/lib/task-view/compare/compare-address'
import { answerTask } from '@/lib/tracking/answer-polls.server'
import { readRunInputs } from '@/lib/tracking/read-run-inputs.server'
import { launch } from '../launch/actions'

export const metadata: Metadata = { title: 'Compare runs' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Two runs beside each other. A run of another account is as unknown as on its own page. */
export default async function Page({ searchParams }: Props) {
  const { operator } = await pageContext()
  const { a, b } = await searchParams
  const runs = [a, b].map(text => (typeof text === 'string' ? readRun(text) : undefined))
  const [one, other] = runs
  if (!one || !other) return <UnreadableComparison />
  if ([one, other].some(({ accountId }) => accountId !== operator.accountId)) notFound()
  if (writeRun(one) === writeRun(other)) return <UnreadableComparison only={one} />
  return (
    <Suspense fallback={<CompareSkeleton />}>
      <Runs a={one} b={other} />
    </Suspense>
  )
}

async function Runs({ a, b }: { a: TaskAddress; b: TaskAddress }) {
  const sides = await Promise.all([readSide(a), readSide(b)])
  return (
    <ComparePage
      key={sides
        .map(({ address }) => writeRun(address))
        .sort()
        .join()}
      sides={sides}
      launch={launch}
    />
  )
}

/** What is denied or doesn't respond on one side leaves the other one as it is. */
async function readSide(address: TaskAddress): Promise<RunSide> {
  const ctx = await pageContextIn(address.region)
  if (!ctx.ok) return { address, failure: ctx.failure }
  const answer = await answerTask(ctx.value, address, { isVisible: true })
  if (!answer.ok) return { address, failure: answer.failure }
  if (!answer.value) return { address, failure: NOT_FOUND }
  const inputs = await readRunInputs(ctx.value, address)
  return { address, answer: answer.value.body, inputs: inputs.ok ? inputs.value : undefined }
}
