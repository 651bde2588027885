/** Facts about a task that a sentence can name. */
export type SentenceFacts = Readonly<Record<string, string>>

/** Replaces every `{name}` in a sentence by its fact. Unknown names stay. */
export function fillSentence(sentence: string, facts: SentenceFacts): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}
