import Anser from 'anser'

const baseColors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const

/** One of the 16 colors that the theme decides about. */
export type NamedColor = (typeof baseColors)[number] | `bright-${(typeof baseColors)[number]}`

const namedColors: readonly NamedColor[] = [
  ...baseColors,
  ...baseColors.map(name => `bright-${name}` as const),
]

/** `rgb` is a CSS color: `rgb(255, 135, 0)`. */
export type TextColor = { name: NamedColor } | { rgb: string }

const textDecorations = ['bold', 'dim', 'italic', 'underline', 'strikethrough', 'reverse'] as const

/** `reverse` exchanges the color and the background, also those that aren't set. */
export type TextDecoration = (typeof textDecorations)[number]

export interface TextStyle {
  color?: TextColor
  background?: TextColor
  decorations?: readonly TextDecoration[]
}

/** No program sets more at once. */
const LONGEST_PARAMETERS = 100

/**
 * The look of a text, as its sequences set it one after the other (Select Graphic Rendition, ECMA-48
 * 8.3.117). Hidden text stays visible, and nothing blinks.
 */
export class StyleReader {
  readonly #anser = new Anser()
  #style: TextStyle = {}

  /** @param parameters between `ESC [` and `m` */
  read(parameters: string): TextStyle {
    if (parameters.length > LONGEST_PARAMETERS) return this.#style
    const options = { json: true, use_classes: true }
    const chunk = this.#anser.processChunkJson(`${toCommon(parameters)}m`, options, true)
    const { fg, bg, fg_truecolor, bg_truecolor, decorations } = chunk
    // The reader goes on with this very list, and would add to it for each repeated sequence.
    decorations.splice(0, decorations.length, ...new Set(decorations))
    const shown = textDecorations.filter(name => decorations.includes(name))
    this.#style = {
      ...toColorOf('color', fg, fg_truecolor),
      ...toColorOf('background', bg, bg_truecolor),
      ...(shown.length > 0 && { decorations: shown }),
    }
    return this.#style
  }
}

/** Parameters with colons (ITU T.416) as those with semicolons; without colors of underlines. */
const toCommon = (parameters: string): string =>
  parameters.includes(':') || parameters.includes('58')
    ? parameters
        .replace(/([345]8):2:(?:\d{0,3}:)?(\d{1,3}):(\d{1,3}):(\d{1,3})/g, '$1;2;$2;$3;$4')
        .replace(/([345]8):5:(\d{1,3})/g, '$1;5;$2')
        .replace(/(^|;)58;(?:5;\d{1,3}|2;\d{1,3};\d{1,3};\d{1,3})/g, '$1')
        .replace(/(^|;)4:0/g, '$124')
        .replace(/(^|;)4:\d/g, '$14')
    : parameters

function toColorOf(
  member: 'color' | 'background',
  className: string | null,
  trueColor: string | null,
): TextStyle {
  const color = className === null ? undefined : toColor(className, trueColor)
  return color ? { [member]: color } : {}
}

function toColor(className: string, trueColor: string | null): TextColor | undefined {
  const name = namedColors.find(known => className === `ansi-${known}`)
  if (name) return { name }
  if (className === 'ansi-truecolor') return { rgb: `rgb(${trueColor})` }
  return toPaletteColor(Number(/^ansi-palette-(\d+)$/.exec(className)?.[1]))
}

/** The cube of 6 x 6 x 6 colors from 16 on, then 24 greys, as xterm has them. */
function toPaletteColor(index: number): TextColor | undefined {
  if (!(index >= 16 && index <= 255)) return undefined
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10
    return { rgb: `rgb(${grey}, ${grey}, ${grey})` }
  }
  const cube = index - 16
  const [red, green, blue] = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6]
  return { rgb: `rgb(${toLight(red)}, ${toLight(green)}, ${toLight(blue)})` }
}

const toLight = (step: number): number => (step === 0 ? 0 : 55 + step * 40)
