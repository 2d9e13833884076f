import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** One accent, from the page's paper to ink. */
const accent: MantineColorsTuple = [
  '#e8f4f6',
  '#cde5ea',
  '#a0ced8',
  '#72b9c8',
  '#62bfcd',
  '#2f8ba1',
  '#1b7790',
  '#0f647c',
  '#0b5168',
  '#073e51',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { accent },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
});

const colours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-error': 'var(--wrong)',
};

/** Mantine's surfaces in the page's own colours, which tokens.css sets for light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });
