import { parseArgs } from 'node:util';
import { AREAS } from './mutation/areas.mjs';
import { runArea } from './mutation/run-area.mjs';
import { checkNode } from './setup/check-node.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';

const GOAL_PERCENT = 90;

checkNode();
await installDependencies();
const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' } } });
const names = values.only?.split(',') ?? Object.keys(AREAS);
const unknown = names.filter((name) => !(name in AREAS));
if (unknown.length > 0) {
  console.error(`--only knows ${Object.keys(AREAS).join(', ')}, not ${unknown.join(', ')}`);
  process.exit(2);
}
const areas = [];
for (const name of names) {
  const figures = await runArea(name);
  areas.push({ name, ...figures, met: figures.percent >= GOAL_PERCENT });
}
if (values.json) console.log(JSON.stringify({ goal: GOAL_PERCENT, areas }, null, 2));
else {
  for (const { name, killed, total, percent, survivors, met } of areas) {
    console.log(
      `${name}: ${killed} of ${total} killed, ${percent.toFixed(1)} % (${met ? 'met' : 'NOT met'})`,
    );
    for (const one of survivors)
      console.log(
        `  ${one.file}:${one.line}:${one.column} ${one.mutatorName} ${one.status}: ${one.code} -> ${one.replacement}`,
      );
  }
}
process.exit(areas.every(({ met }) => met) ? 0 : 1);
