import './theme.css';
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  InputWrapper,
  type MantineColorsTuple,
  NativeSelect,
  Pill,
  SegmentedControl,
} from '@mantine/core';

/** The accent colour, from light to dark. */
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
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-body)',
    md: 'var(--text-body)',
    lg: 'var(--text-title)',
    xl: 'var(--text-title)',
  },
  spacing: {
    xs: 'var(--space-2)',
    sm: 'var(--space-3)',
    md: 'var(--space-4)',
    lg: 'var(--space-6)',
    xl: 'var(--space-8)',
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs' },
      classNames: { root: 'segments', label: 'segments-label', indicator: 'segments-indicator' },
    }),
    Button: Button.extend({
      vars: (_theme, { size }) => ({
        root: size?.startsWith('compact') ? { '--button-fz': 'var(--text-small)' } : {},
      }),
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'xs' } }),
    // Mantine's default is 2 px less than the size of the field.
    InputWrapper: InputWrapper.extend({
      vars: () => ({
        label: {},
        success: {},
        error: { '--input-error-size': 'var(--text-small)' },
        description: { '--input-description-size': 'var(--text-small)' },
      }),
    }),
    Pill: Pill.extend({ vars: () => ({ root: { '--pill-fz': 'var(--text-small)' } }) }),
  },
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

/** Mantine's colours from those in tokens.css, which differ for light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });
