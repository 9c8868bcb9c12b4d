import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Proof } from './proof.ts';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/mutate.mjs', import.meta.url));

const report = z.object({
  goal: z.number(),
  areas: z.array(
    z.object({
      name: z.string(),
      killed: z.number(),
      total: z.number(),
      percent: z.number(),
      met: z.boolean(),
    }),
  ),
});

/** Changes what decides about money, one change at a time: how many changes do the tests of core notice? */
export async function proveMutants(): Promise<Proof> {
  const child = spawn(process.execPath, [SCRIPT, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, 'close');
  const { goal, areas } = report.parse(JSON.parse(output.slice(output.indexOf('{'))));
  const figures = Object.fromEntries(
    areas.flatMap(({ name, killed, total }) => [
      [`changes of ${name}`, total],
      [`of them noticed (${name})`, killed],
    ]),
  );
  const violations = areas
    .filter(({ met }) => !met)
    .map(
      ({ name, percent }) =>
        `The tests notice ${percent.toFixed(1)} % of the changes of ${name}, not ${goal} %`,
    );
  return { part: 'mutants', figures, violations };
}
