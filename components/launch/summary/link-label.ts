/**
 * A problem's sentence with the label of its field at the beginning, where the label is a link: the
 * sentence's own beginning where it is the label, else the label and a colon in front.
 */
export function linkLabel(problem: { label: string; sentence: string }): {
  label: string
  rest: string
} {
  const { label, sentence } = problem
  const begins = sentence.startsWith(label) && /^\W/.test(sentence.slice(label.length))
  return { label, rest: begins ? sentence.slice(label.length) : `: ${sentence}` }
}
