'use client'

import { useState } from 'react'
import { TextButton } from './text-button'

/** A longer text is cut here until somebody asks for all of it. */
const LONGEST = 600
const SHOWN = 400

/** A text that AWS or a person wrote, however long it is: a long one is cut, with Show all behind it. */
export function ClampedText({ text }: { text: string }) {
  // Only what passes through our JSX has its hidden characters written out: a bare string would not.
  return text.length > LONGEST ? <LongText text={text} /> : <>{text}</>
}

function LongText({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(false)
  return (
    <>
      {isWhole ? text : cutText(text, SHOWN)}{' '}
      <TextButton onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? 'Show less' : 'Show all'}
      </TextButton>
    </>
  )
}

/** At most so many characters of a text, with `…` where more follow. A pair is not cut in two. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  const endsInPair = /[\ud800-\udbff]/.test(text.charAt(longest - 1))
  return `${text.slice(0, endsInPair ? longest - 1 : longest)}…`
}

/** ECS allows 255 characters for a name. A text that has more isn’t a name that anybody reads. */
const LONGEST_NAME = 255

/** A name where nothing can be unfolded, such as a heading or a tab. */
export const cutName = (name: string): string => cutText(name, LONGEST_NAME)
