import { Badge, createTheme, type MantineColorsTuple, Paper, Skeleton, Tooltip } from '@mantine/core'

const iris: MantineColorsTuple = [
  '#f0f1fd',
  '#e0e3fa',
  '#c2c8f4',
  '#a2acee',
  '#8491e8',
  '#6d7ce0',
  '#5968d6',
  '#4655c8',
  '#3a47ad',
  '#2f3a90',
]

/** Warm greys, so that long tables stay easy on the eye. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#e9e6e0',
  '#dcd8d0',
  '#c4bfb5',
  '#a19b90',
  '#78726a',
  '#5b564f',
  '#3e3a35',
  '#26231f',
]

const dark: MantineColorsTuple = [
  '#dedbd4',
  '#c2beb6',
  '#a09b92',
  '#79746c',
  '#4b4842',
  '#3a3833',
  '#2c2a27',
  '#1f1e1b',
  '#181715',
  '#11100f',
]

const systemFonts =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 5 },
  colors: { iris, gray, dark },
  black: '#26231f',
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: systemFonts,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: systemFonts, fontWeight: '640' },
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.95rem', lg: '1.1rem', xl: '1.3rem' },
  components: {
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'lg' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 560 } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { multiline: true, maw: 320, withArrow: true, openDelay: 150 } }),
  },
})
