import {
  Button,
  createTheme,
  DrawerRoot,
  defaultVariantColorsResolver,
  InputWrapper,
  type MantineColorsTuple,
  ModalRoot,
  NativeSelect,
  Pill,
  SegmentedControl,
} from '@mantine/core';

/** The accent colour, from light to dark. */
const accent: MantineColorsTuple = [
  '#e3f0f3',
  '#cde5ea',
  '#a0ced8',
  '#72b9c8',
  '#5cc4dc',
  '#3fa7bf',
  '#1b7790',
  '#0f6b80',
  '#0b5168',
  '#073e51',
];

/** Its variables are in mantine-variables.css, the colours of text and paper in theme.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  // Mantine takes the text on a button from the light scheme's shade in both.
  variantColorResolver(input) {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' && input.color === 'accent' ? { ...colours, color: 'var(--on-accent)' } : colours;
  },
  colors: { accent },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-body)',
    md: 'var(--text-body)',
    lg: 'var(--text-body)',
    xl: 'var(--text-body)',
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
    // Mantine locks the scrolling behind a dialog by a style element, which the page's security policy allows none of.
    DrawerRoot: DrawerRoot.extend({ defaultProps: { lockScroll: false } }),
    ModalRoot: ModalRoot.extend({ defaultProps: { lockScroll: false } }),
    Pill: Pill.extend({ vars: () => ({ root: { '--pill-fz': 'var(--text-small)' } }) }),
  },
});
