import { parseArgs } from 'node:util';
import { AREAS } from './mutation/areas.mjs';
import { runArea } from './mutation/run-area.mjs';
import { checkNode } from './setup/check-node.mjs';
import { installDependencies } from './setup/install-dependencies.mjs';

const GOAL_PERCENT = 90;

checkNode();
await installDependencies();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(AREAS);
const unknown = names.filter((name) => !(name in AREAS));
if (unknown.length > 0) {
  console.error(`There is no area ${unknown.join(', ')}. There are: ${Object.keys(AREAS).join(', ')}`);
  process.exit(2);
}
const areas = [];
for (const name of names) {
  const figures = await runArea(name, { isQuiet: values.json });
  const area = { name, ...figures, met: figures.percent >= GOAL_PERCENT };
  areas.push(area);
  if (!values.json) tell(area);
}
if (values.json) console.log(JSON.stringify({ goal: GOAL_PERCENT, areas }, null, 2));
process.exit(areas.every(({ met }) => met) ? 0 : 1);

function tell({ name, killed, total, percent, survivors, met }) {
  console.log(`${name}: ${killed} of ${total} killed, ${percent.toFixed(1)} % (${met ? 'met' : 'NOT met'})`);
  for (const one of survivors)
    console.log(
      `  ${one.file}:${one.line}:${one.column} ${one.mutatorName} ${one.status}: ${one.code} -> ${one.replacement}`,
    );
}
