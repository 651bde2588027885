import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import { LONGEST_SEARCH } from './log-search.ts'
import type { LogSearch } from './log-search.ts'
import { searchRegex } from './search-regex.ts'
import { searchText } from './search-text.ts'

export type { LogSearch } from './log-search.ts'

/** What is asked for, as the search box has it. */
export interface SearchQuery {
  text: string
  isRegex: boolean
  isCaseSensitive: boolean
}

/** An empty text matches nothing. Loads re2js, which a page that only shows lines has no use for. */
export function compileSearch({ text, isRegex, isCaseSensitive }: SearchQuery): Result<LogSearch> {
  if (text.length > LONGEST_SEARCH) {
    const message = `A search can have 1,000 characters at most.`
    return fail({ kind: 'invalid', message })
  }
  return isRegex && text !== ''
    ? searchRegex(text, isCaseSensitive)
    : succeed(searchText(text, isCaseSensitive))
}
