import { createTheme, defaultVariantColorsResolver } from '@mantine/core'
import type { MantineColorsTuple, VariantColorsResolver } from '@mantine/core'

/** The neutral greys of the dark palette, in the places where Mantine looks for them. */
const dark: MantineColorsTuple = [
  '#e8eaee',
  '#c5cad3',
  '#a0a8b5',
  '#7a828f',
  '#2a2f37',
  '#22262d',
  '#181b20',
  '#14171b',
  '#101216',
  '#0b0d10',
]

/** Text on a filled control is dark on the dark palette's light tones: 4.5 : 1 in both. */
const variantColorResolver: VariantColorsResolver = input => {
  const colours = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colours, color: 'var(--accent-ink)' } : colours
}

export const theme = createTheme({
  fontFamily: 'var(--font-geist-sans), system-ui, sans-serif',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font-geist-sans), system-ui, sans-serif', fontWeight: '650' },
  colors: { dark },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver,
  defaultRadius: 8,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        radius: 12,
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is no second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      // A long name would push the button that closes the dialog out of it.
      styles: { title: { minWidth: 0, overflowWrap: 'anywhere' } },
    },
  },
})
