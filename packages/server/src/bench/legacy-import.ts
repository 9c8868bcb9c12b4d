import 'temporal-polyfill/global';
import { processContext } from '../cli/process-context.ts';
import { runCli } from '../cli/program.ts';

/** What `measure-legacy.ts` learns of a new process that imported. */
export interface ImportedHere {
  /** The most that was resident, in bytes. */
  readonly residentBytes: number;
  /** Of this process, without PostgreSQL's. */
  readonly cpuMs: number;
}

let complaint = '';
const code = await runCli(
  process.argv.slice(2),
  {
    ...processContext(),
    write: () => {},
    complain: (text) => {
      complaint = text;
    },
  },
  [],
);
if (code !== 0) throw new Error(`The command ended with ${code}: ${complaint}`);
const used = process.resourceUsage();
const report: ImportedHere = {
  residentBytes: used.maxRSS * 1_024,
  cpuMs: (used.userCPUTime + used.systemCPUTime) / 1_000,
};
process.send?.(report);
