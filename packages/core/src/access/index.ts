export * from './judge-access.ts';
export * from './judge-code.ts';
export * from './login-throttle.ts';
export * from './scope.ts';
