/** A pattern as a tree. A `set` takes one character (a code point). */
export type PatternNode =
  | { kind: 'set'; has: (character: string) => boolean }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; parts: PatternNode[] }
  | { kind: 'repeat'; part: PatternNode; least: number; most: number }
