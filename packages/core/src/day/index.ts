export * from './coming-moments.ts';
export * from './coverage-reminder.ts';
export * from './day-job.ts';
export * from './describe-summary.ts';
export * from './plan-day-jobs.ts';
export * from './reminder-times.ts';
export * from './sessions-around.ts';
export * from './summarise-day.ts';
