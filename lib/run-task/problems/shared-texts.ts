import { toNumberText } from './amount-texts.ts'

interface Range {
  min: number
  max: number
}

const enter = ({ min, max }: Range) =>
  `Enter a whole number from ${toNumberText(min)} to ${toNumberText(max)}.`

/** What several fields can have wrong, and what tags and names can. */
export const sharedTexts = {
  'number-required': enter,
  'not-a-whole-number': enter,
  'number-out-of-range': ({ value, ...range }: Range & { value: number }) =>
    `${enter(range)} ${toNumberText(value)} is too ${value < range.min ? 'low' : 'high'}.`,
  'choice-required': () => 'Choose an option.',
  'too-long': ({ characters, maxCharacters }: { characters: number; maxCharacters: number }) =>
    `Use ${toNumberText(maxCharacters)} characters or fewer. This has ${toNumberText(characters)}.`,
  'too-many': ({ count, max }: { count: number; max: number }) =>
    `At most ${max} are allowed. Remove ${count - max}.`,
  unreadable: () => 'This value can’t be read. Enter it again.',
  /** A sentence that was written elsewhere, by the server or by AWS. */
  stated: ({ message }: { message: string }) => message,

  'tag-key-required': () => 'Enter a key for this value, or clear the value.',
  'tag-key-repeated': ({ key }: { key: string }) =>
    `Tag keys must be unique. Rename or remove one of the tags named ${key}.`,
  'tag-prefix-reserved': () => 'The prefix aws: is reserved for AWS. Choose another name.',
  'tag-characters': () => 'Use letters, numbers, spaces and _ . : / = + - @ only.',
  'tag-key-reserved': ({ key }: { key: string }) =>
    `Amazon ECS sets the tag ${key} itself. Choose another key.`,
  'propagate-from-service': () =>
    'Tags can’t be propagated from a service, as the task belongs to none. Choose another option.',

  'group-reserved': () => 'The prefix service: is reserved for ECS services. Choose another name.',
  'started-by-characters': () =>
    'The ECS documentation lists only letters, numbers, hyphens, underscores and slashes. ECS accepts spaces too, and may refuse other characters.',
  'started-by-2022': ({ maxCharacters }: { maxCharacters: number }) =>
    `Until 2022 this could have ${maxCharacters} characters and no slash. Older tools may not find it.`,
  'value-left-out': ({ name, kind }: { name: string; kind: 'variable' | 'tag' }) =>
    `${name} looks secret and was left out. Enter its value, remove the ${kind}, or keep it empty.`,
  'command-left-out': ({ container }: { container: string }) =>
    `The command of ${container} had a secret in it and was left out. Enter it, or use the task definition’s command.`,
}
