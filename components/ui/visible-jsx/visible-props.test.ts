import { describe, expect, it } from 'vitest'
import { jsx, jsxs } from './jsx-runtime.ts'
import { toVisibleProps } from './visible-props.ts'

const hostile = 'a\u202eb'
const visible = 'a\\u202eb'

describe('our JSX', () => {
  it('shows what is hidden in every text that is seen or read out', () => {
    for (const name of [
      'children',
      'title',
      'label',
      'placeholder',
      'alt',
      'aria-label',
      'error',
    ]) {
      expect(toVisibleProps({ [name]: hostile })).toEqual({ [name]: visible })
    }
    expect(jsx('p', { children: hostile }).props).toEqual({ children: visible })
    expect(jsxs('p', { children: ['x ', hostile, 3, [hostile]] }).props).toEqual({
      children: ['x ', visible, 3, [visible]],
    })
  })

  it('leaves what is typed, copied or sent as it is', () => {
    const props = { value: hostile, defaultValue: hostile, href: hostile, 'data-path': hostile }
    expect(toVisibleProps(props)).toBe(props)
  })

  it('gives the same props back where nothing hides', () => {
    const props = { children: ['a', { b: hostile }, null], title: 'Größe' }
    expect(toVisibleProps(props)).toBe(props)
  })
})
