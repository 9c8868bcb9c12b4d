export * from './notice-text.ts';
