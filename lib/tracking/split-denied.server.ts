import 'server-only'
import type { Failure, Result } from '../result.ts'

export interface Split<T> {
  answers: T[]
  /** What AWS denied when it was asked for alone. */
  denied: string[]
  /** What was not asked for within the allowed calls. */
  unasked: string[]
  /** The failure that ended the split early. */
  failure?: Failure
}

/**
 * Asks for many things of which AWS may deny some. AWS then denies the whole call, and its message
 * names the first denied one. If the message doesn't, the group is halved.
 */
export async function splitDenied<T>(
  arns: readonly string[],
  ask: (arns: readonly string[]) => Promise<Result<T>>,
  maxCalls: number,
): Promise<Split<T>> {
  const split: Split<T> = { answers: [], denied: [], unasked: [] }
  const groups: (readonly string[])[] = arns.length > 0 ? [arns] : []
  for (let calls = 0; calls < maxCalls; calls++) {
    const group = groups.pop()
    if (!group) return split
    const answer = await ask(group)
    if (answer.ok) split.answers.push(answer.value)
    else if (answer.failure.kind !== 'forbidden') {
      return { ...split, unasked: [...group, ...groups.flat()], failure: answer.failure }
    } else {
      const [denied, rest] = narrow(group, answer.failure)
      split.denied.push(...denied)
      groups.push(...rest)
    }
  }
  return { ...split, unasked: groups.flat() }
}

/** Which of a denied group is known to be denied, and what to ask for next. */
function narrow(
  group: readonly string[],
  { detail = '' }: Failure,
): [denied: string[], rest: (readonly string[])[]] {
  const named = group.length === 1 ? group[0] : group.find(arn => namesArn(detail, arn))
  if (named !== undefined) {
    const rest = group.filter(arn => arn !== named)
    return [[named], rest.length > 0 ? [rest] : []]
  }
  const middle = Math.ceil(group.length / 2)
  return [[], [group.slice(middle), group.slice(0, middle)]]
}

/** "... is not authorized to perform: ecs:DescribeTasks on resource: ARN because ..." */
const namesArn = (sentence: string, arn: string): boolean =>
  sentence.includes(`on resource: ${arn} `)
