import {
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Radio,
  type VariantColorsResolver,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#f4f6f8',
  '#e9edf2',
  '#c9d0d9',
  '#a6b0bd',
  '#7f8b9a',
  '#5c6979',
  '#435062',
  '#2c3644',
  '#1a2431',
  '#131b26',
];

const dark: MantineColorsTuple = [
  '#e9edf2',
  '#c9d0d9',
  '#b3bdc9',
  '#929eae',
  '#384352',
  '#242c37',
  '#1b212a',
  '#141920',
  '#0d1116',
  '#090c10',
];

/** The library picks one label colour for both schemes; ink turns over with the scheme, and so must its label. */
const inkOrDefault: VariantColorsResolver = (input) =>
  input.variant === 'filled' && (input.color === undefined || input.color === 'ink')
    ? { background: 'var(--ink)', hover: 'var(--ink-2)', color: 'var(--surface)', border: 'none' }
    : defaultVariantColorsResolver(input);

/** Buttons are ink, not a brand colour: a coloured thing on this page always says something about an order. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  variantColorResolver: inkOrDefault,
  colors: { ink, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Radio: Radio.extend({ defaultProps: { iconColor: 'var(--surface)' } }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--surface)' } }),
  },
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
