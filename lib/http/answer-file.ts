import type { Result } from '../result.ts'
import { answerResult } from './answer-result.ts'

/** A text file that is sent while it is made. */
export interface TextFile {
  /** Letters, digits, `.`, `_` and `-`. */
  fileName: string
  /** UTF-8. Where it fails, the connection ends before the file does, so the browser sees that it is cut. */
  body: ReadableStream<Uint8Array>
}

/** A file as the answer of a route handler. No browser keeps it. */
export function answerFile(result: Result<TextFile | undefined>): Response {
  if (!result.ok || !result.value) return answerResult(result)
  const { fileName, body } = result.value
  return new Response(body, {
    headers: {
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="${fileName}"`,
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  })
}
