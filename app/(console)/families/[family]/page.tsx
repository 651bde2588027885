import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FailurePage } from '@/components/shell/failure-page'
import { FamilyPage } from '@/components/tasks/family/family-page'
import { pageContext } from '@/lib/http/page-context.server'
import { answerFamily } from '@/lib/tracking/runs/read-family.server'

interface Props {
  params: Promise<{ family: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await answerOwn((await params).family)
  return { title: answer.ok && answer.value ? answer.value.body.family : 'Family' }
}

/** The runs of a task definition family, whichever revision and cluster they were on. */
export default async function Page({ params }: Props) {
  const { family } = await params
  const { operator } = await pageContext()
  const answer = await answerOwn(family)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  if (!answer.value) notFound()
  return <FamilyPage key={operator.region} initial={answer.value.body} />
}

/**
 * One answer for the page and its title. Nothing streams before it, as the status is 404 where there
 * is no such family. A name needs no decoding: none has a character that an address escapes.
 */
const answerOwn = cache(async (family: string) =>
  answerFamily(await pageContext(), family, { isVisible: true }),
)
