import { fileURLToPath } from 'node:url';
import { rehearseElsewhere } from '../rehearse/rehearse-in-processes.ts';
import type { PlayScenario } from './rehearsal-desk.ts';

const PROGRAM = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Found from here and not from where the program was started. */
const TSX = import.meta.resolve('tsx');

interface How {
  /** It lets every other process of the machine go first, so that a desk that watches is not kept waiting. */
  readonly goesLast: boolean;
}

/** Plays in a process of its own, on a database that nobody keeps. */
export function playElsewhere({ goesLast }: How): PlayScenario {
  return async (scenario, seed, end) => {
    const { scenarios } = await rehearseElsewhere([scenario], {
      seeds: String(seed),
      talks: false,
      tellsDays: true,
      command: ['--import', TSX, PROGRAM],
      end,
      goesLast,
    });
    const [report] = scenarios;
    if (report === undefined) throw new Error(`The rehearsal of ${scenario.name} came back without a report`);
    return report;
  };
}
