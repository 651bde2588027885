import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommand } from './read-command.ts'
import { toShellText, typeCommand } from './type-command.ts'

/** The words after a text was typed key by key, and the notation of the end. */
function typeKeys(text: string) {
  let typed = typeCommand('', 'shell')
  for (let end = 1; end <= text.length; end += 1) {
    const notation = 'json' in typed.command ? 'json' : 'shell'
    typed = typeCommand(text.slice(0, end), notation, typed.taken)
  }
  return typed
}

describe('typeCommand', () => {
  it('takes a JSON array that is pasted or typed into a shell line as its words', () => {
    const text = '["python","manage.py"]'
    const taken = { command: { json: text }, taken: { text, json: text } }
    expect(typeCommand(text, 'shell')).toEqual(taken)
    expect(typeKeys(text)).toEqual(taken)
  })

  it.each([
    ['"command": ["a", "b c"],', '["a","b c"]'],
    ['CMD ["a"]', '["a"]'],
    ['["sleep", 5]', '["sleep","5"]'],
  ])('takes the words of %s', (text, json) => {
    expect(typeCommand(text, 'shell')).toEqual({ command: { json }, taken: { text, json } })
  })

  it.each(['["a"', '[ -f x ]', '[', '["a"] && ["b"]', '["a"] x', '[]'])(
    'leaves %s a shell line, however it came in',
    text => {
      expect(typeCommand(text, 'shell')).toEqual({ command: { shell: text } })
      expect(typeKeys(text)).toEqual({ command: { shell: text } })
    },
  )

  it('keeps an array that is being edited an array', () => {
    const text = '["a"]'
    const { taken } = typeCommand(text, 'shell')
    for (const edited of ['["a"', '["a", ]', '["a", "b"]', '["a"]\n']) {
      expect(typeCommand(edited, 'json', taken)).toEqual({ command: { json: edited }, taken })
    }
  })

  it('leaves an array alone that was written as one', () => {
    expect(typeCommand('["a"] x', 'json')).toEqual({ command: { json: '["a"] x' } })
  })

  it('gives the text back, as it was put in or as it stands since', () => {
    const { taken } = typeCommand('CMD ["a"]', 'shell')
    if (!taken) throw new Error('It is an array.')
    expect(toShellText('["a"]', taken)).toBe('CMD ["a"]')
    expect(toShellText('["a","b"]', taken)).toBe('["a","b"]')
  })

  it('takes exactly the words of any array', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), words => {
        const { command } = typeCommand(JSON.stringify(words), 'shell')
        expect(readCommand(command)).toEqual({ ok: true, words })
      }),
    )
  })
})
