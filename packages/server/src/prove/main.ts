import 'temporal-polyfill/global';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { realClock } from '@orderwatch/clock';
import { demandOptions } from '../demand-options.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveMemory } from './memory/prove-memory.ts';
import { proveParsers } from './parsers/prove-parsers.ts';
import type { Proof, ProofWishes } from './proof.ts';
import { proveCrashPoints, proveDays } from './prove-days.ts';
import { proveMutants } from './prove-mutants.ts';
import { proveOrdersOfEvents } from './prove-orders-of-events.ts';

const PARTS: Readonly<Record<string, (wishes: ProofWishes) => Promise<Proof>>> = {
  explore: proveOrdersOfEvents,
  memory: proveMemory,
  days: proveDays,
  crashes: proveCrashPoints,
  parsers: proveParsers,
  kills: proveKills,
  mutants: proveMutants,
};

const USAGE = `Usage: npm run prove -- [--only PART,...] [--scale N] [--seed N] [--json]
Parts: ${Object.keys(PARTS).join(', ')}. A scale of 1 is the whole; it is documented in docs/proof.md with its results.`;

/** Null when it was only asked how. What is wrong with the options is thrown as a sentence. */
function readWishes(args: readonly string[]): ProofWishes | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
    },
  });
  if (values.help) return null;
  const only = values.only?.split(',') ?? null;
  const unknown = only?.filter((name) => PARTS[name] === undefined) ?? [];
  if (unknown.length > 0) throw new Error(`There is no part "${unknown.join('", "')}".`);
  const [seed, scale] = [Number(values.seed), Number(values.scale)];
  if (!Number.isInteger(seed)) throw new Error(`"${values.seed}" is no seed: use a whole number.`);
  if (!(scale > 0)) throw new Error(`"${values.scale}" is no scale: use a number above zero.`);
  return { json: values.json, only, seed, scale };
}

function print(proofs: readonly (Proof & { readonly seconds: number })[]): string {
  const lines = proofs.flatMap(({ part, figures, violations, seconds }) => [
    `${part} (${seconds.toFixed(0)} s)`,
    ...Object.entries(figures).map(
      ([name, value]) => `  ${value.toLocaleString('en-IN').padStart(12)}  ${name}`,
    ),
    `  ${String(violations.length).padStart(12)}  violations`,
    ...violations.map((sentence) => `      ${sentence}`),
  ]);
  return lines.join('\n');
}

const wishes = demandOptions(() => readWishes(process.argv.slice(2)), USAGE);
const proofs: (Proof & { readonly seconds: number })[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (wishes.only !== null && !wishes.only.includes(name)) continue;
  console.error(`proving: ${name}`);
  const begunMs = realClock.monotonicMs();
  const proof = await part(wishes);
  proofs.push({ ...proof, seconds: (realClock.monotonicMs() - begunMs) / 1_000 });
}
const passed = proofs.every(({ violations }) => violations.length === 0);
const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
console.log(wishes.json ? JSON.stringify({ machine, passed, proofs }) : `${machine}\n${print(proofs)}`);
process.exitCode = passed ? 0 : 1;
