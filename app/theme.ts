import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one colour of the interface itself: a quiet blue-green that leaves stronger ones to decisions and attributes. */
const harbour: MantineColorsTuple = [
  '#eef6f8',
  '#dce9ee',
  '#b6d2dc',
  '#8dbaca',
  '#6ba6bb',
  '#5499b1',
  '#38829c',
  '#256b84',
  '#175a71',
  '#0b475b',
]

/** Greys of the dark scheme, with a little blue in them, from text to the darkest ground. */
const dark: MantineColorsTuple = [
  '#d8dce3',
  '#b9c0ca',
  '#99a2af',
  '#5f6875',
  '#3c4450',
  '#2f3641',
  '#252b34',
  '#1a1f26',
  '#151920',
  '#0f1318',
]

export const theme = createTheme({
  colors: { harbour, dark },
  primaryColor: 'harbour',
  // The same in both: what stands on a filled button is chosen once, for the light scheme.
  primaryShade: 7,
  autoContrast: true,
  // A bottom bar below 800 pixels, drawers below 1100.
  breakpoints: { sm: '50em', md: '68.75em' },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Secondary text and errors that still read at 4.5 to 1, which the library's own grey and red do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--font-reading': "'Source Serif 4 Variable', Georgia, 'Times New Roman', serif" },
  light: {
    '--mantine-color-text': '#1b232b',
    '--mantine-color-dimmed': '#59636e',
    '--mantine-color-placeholder': '#6a737d',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-dimmed': '#a3acb8',
    '--mantine-color-placeholder': '#99a2af',
    '--mantine-color-error': '#ff9b94',
  },
})
