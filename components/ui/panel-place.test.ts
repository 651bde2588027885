import { expect, it } from 'vitest'
import { toPanelPlace } from './panel-place.ts'

const window = { width: 1280, height: 900 }
const button = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 36 })

it('opens below its button, from the button’s left edge', () => {
  expect(toPanelPlace(button(40, 100), window)).toEqual({
    left: 40,
    top: 144,
    maxWidth: 340,
    maxHeight: 420,
  })
})

it('ends at the right edge of a button in the right half of the window', () => {
  const place = toPanelPlace(button(1100, 100), window)
  expect(place).toMatchObject({ right: 80, top: 144 })
  expect(place.left).toBeUndefined()
})

it('opens above a button at the bottom, no higher than the room there', () => {
  const place = toPanelPlace(button(40, 340), { width: 1280, height: 400 })
  expect(place).toMatchObject({ bottom: 68, maxHeight: 320 })
  expect(place.top).toBeUndefined()
})

it('stays below in a low window without more room above', () => {
  expect(toPanelPlace(button(40, 20), { width: 1280, height: 240 })).toMatchObject({
    top: 64,
    maxHeight: 164,
  })
})

it('is inside a narrow window', () => {
  const { left = 0, maxWidth } = toPanelPlace(button(90, 20), { width: 320, height: 600 })
  expect(left + maxWidth).toBeLessThan(320)
})
