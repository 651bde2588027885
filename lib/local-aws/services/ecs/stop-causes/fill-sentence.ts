/** What a sentence may name of the task that it is about. */
export type SentenceFacts = Readonly<Record<string, string>>

/** The sentence with every `{name}` replaced by what is known; ECS cuts it at 1024 characters. */
export function fillSentence(sentence: string, facts: SentenceFacts): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}
