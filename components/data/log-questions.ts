import type { TaskAddress } from '@/lib/aws/arn'
import type { LogPageAnswer, LogSearchAnswer, LogStart } from '@/lib/log-view/log-answer'
import type { Question } from './ask-server'
import { asSent, toTaskPath, toUrl } from './questions'
import type { KeptQuestion } from './questions'

/** The newest lines of a container's log, oldest first; `status` is how the task stood then. */
export const askLogTail = (
  address: TaskAddress,
  container: string,
  status: string,
): KeptQuestion<Pick<LogPageAnswer, 'events'>> => ({
  key: ['log-tail', ...toTaskPath(address), container, status],
  url: toUrl([...toTaskPath(address), 'logs'], { container, at: 'tail' }),
  read: asSent,
})

/** A page of a container's log, from where `start` says. */
export const askLogPage = (
  address: TaskAddress,
  container: string,
  start: LogStart,
): Question<LogPageAnswer> => ({
  url: toUrl([...toTaskPath(address), 'logs'], { container, ...toStartQuery(start) }),
  read: asSent,
})

const toStartQuery = (start: LogStart): Record<string, string> =>
  'atMs' in start ? { atMs: String(start.atMs) } : start

/** What a container's whole log has of a text or an expression, from where `token` says. */
export const askLogSearch = (
  address: TaskAddress,
  { container, text, isRegex, token }: LogSearchQuery,
): Question<LogSearchAnswer> => ({
  url: toUrl([...toTaskPath(address), 'logs', 'search'], {
    container,
    text,
    regex: isRegex ? '1' : undefined,
    token,
  }),
  read: asSent,
})

/** Where the logs of containers are downloaded as text, whole or filtered. */
export function toDownloadHref(
  address: TaskAddress,
  containers: readonly string[],
  filter: Partial<LogFilter> = {},
): string {
  const { text, isRegex, isCaseSensitive, isFiltered, levels } = filter
  const query = new URLSearchParams(containers.map(name => ['container', name]))
  if (text && isFiltered) {
    query.set('text', text)
    if (isRegex) query.set('regex', '1')
    if (isCaseSensitive) query.set('case', '1')
  }
  if (levels) query.set('levels', levels.join(','))
  return `${toUrl([...toTaskPath(address), 'logs', 'download'])}?${query.toString()}`
}

interface LogFilter {
  text: string
  isRegex: boolean
  isCaseSensitive: boolean
  isFiltered: boolean
  levels: readonly string[] | undefined
}

export interface LogSearchQuery {
  container: string
  text: string
  isRegex: boolean
  token?: string
}
