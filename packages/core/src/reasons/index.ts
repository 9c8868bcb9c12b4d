export * from './reason-class.ts';
