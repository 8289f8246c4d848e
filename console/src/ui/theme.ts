import { createTheme, type MantineColorsTuple } from '@mantine/core'

const sea: MantineColorsTuple = ['#e6f5f9', '#d3e8ee', '#a5d0db', '#74b7c8', '#4ea2b8', '#3595af', '#2585a0', '#14708a', '#0b5a6f', '#064757']

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: 8,
  colors: { sea },
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  components: {
    // A box that scrolls is reached by keys too.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
    // Capital letters with two marks do not fit a line of Mantine's badge.
    Badge: { defaultProps: { variant: 'light', tt: 'none', radius: 'sm' } },
  },
})
