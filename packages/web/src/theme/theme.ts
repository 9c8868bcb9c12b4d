import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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

/** Buttons are ink, not a brand colour: a coloured thing on this page always says something about an order. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  colors: { ink, dark },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
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
