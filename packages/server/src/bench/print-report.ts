import type { Fact, Figures, Goal } from './goal.ts';

/** The report for a person. */
export function printReport({ goals, facts }: Figures, machine: string): void {
  console.log(`\n${machine}\n`);
  console.table(goals.map((goal) => ({ ...text(goal), goal: goalText(goal), met: goal.met ? 'yes' : 'NO' })));
  console.table(facts.map(text));
}

function text({ name, measured, unit }: Fact): { readonly name: string; readonly measured: string } {
  return { name, measured: `${measured} ${unit}` };
}

function goalText({ goal, unit }: Goal): string {
  return `${unit === 'statements' ? 'at most' : 'under'} ${goal} ${unit}`;
}
