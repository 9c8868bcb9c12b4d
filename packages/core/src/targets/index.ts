export * from './first-sell-day.ts';
export * from './sell-decision.ts';
export * from './sell-reason.ts';
export * from './sell-request.ts';
export * from './sell-settings.ts';
export * from './target-policy.ts';
export * from './working-sell.ts';
