import { realClock } from '@orderwatch/clock';
import { collectGarbage } from '../../collect-garbage.ts';
import type { Proof, ProofWishes } from '../proof.ts';
import { BROKER_PARSERS } from './broker-parsers.ts';
import { damage, drawFrom } from './damage.ts';
import { FILE_PARSERS } from './file-parsers.ts';
import type { Parser } from './parser.ts';

export const PARSERS: readonly Parser[] = [...BROKER_PARSERS, ...FILE_PARSERS];
const INPUTS = 10_000;
/** Of one input. Far more than any takes, so that a busy machine is no fault. */
const HANGS_MS = 3_000;
const GROWS_BYTES = 128 * 1024 * 1024;

/** Every parser of what others write, with damaged samples: nothing may throw, hang, grow, or come out that cannot be. */
export async function proveParsers({ seed, scale }: ProofWishes): Promise<Proof> {
  const figures: Record<string, number> = { parsers: PARSERS.length };
  const violations: string[] = [];
  let all = 0;
  for (const parser of PARSERS) {
    const begunBytes = heldBytes();
    const inputs = await fuzz(parser, { seed, damaged: Math.round(INPUTS * scale) }, (sentence) =>
      violations.push(`${parser.name}: ${sentence}`),
    );
    const grown = heldBytes() - begunBytes;
    if (grown > GROWS_BYTES) violations.push(`${parser.name}: it holds ${grown} bytes after its inputs`);
    figures[`inputs: ${parser.name}`] = inputs;
    all += inputs;
  }
  return { part: 'parsers', figures: { ...figures, 'inputs of all': all }, violations };
}

/** Without what nobody holds any more: Node gives it back when it sees fit. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Each sample cut at every place, then damaged ones by the seed. Answers how many inputs there were. */
export async function fuzz(
  parser: Parser,
  { seed, damaged, cuts = Number.POSITIVE_INFINITY }: { seed: number; damaged: number; cuts?: number },
  tell: (sentence: string) => void,
): Promise<number> {
  const draw = drawFrom(seed);
  const others = PARSERS.flatMap(({ samples }) => samples);
  let inputs = 0;
  const feed = async (text: string): Promise<void> => {
    inputs += 1;
    const fault = await readOne(parser, text, draw);
    if (fault !== null) tell(`${fault}, by ${JSON.stringify(text.slice(0, 300))}`);
  };
  for (const sample of parser.samples) {
    const step = Math.max(1, Math.ceil(sample.length / cuts));
    for (let length = 0; length <= sample.length; length += step) await feed(sample.slice(0, length));
  }
  for (let times = 0; times < damaged; times += 1) {
    await feed(damage(parser.samples[draw(parser.samples.length)] ?? '', draw, others));
  }
  return inputs;
}

async function readOne(
  parser: Parser,
  text: string,
  draw: (below: number) => number,
): Promise<string | null> {
  const begunMs = realClock.monotonicMs();
  try {
    const fault = await parser.read(text, draw);
    if (fault !== null) return fault;
  } catch (error) {
    return `it threw ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error)}`;
  }
  const tookMs = realClock.monotonicMs() - begunMs;
  if (tookMs > HANGS_MS) return `it took ${Math.round(tookMs)} ms`;
  return 'polluted' in Object.prototype ? 'it changed the prototype of everything' : null;
}
