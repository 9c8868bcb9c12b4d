import { type Clock, realClock, VirtualClock } from '@orderwatch/clock';
import { err, ok, type Result } from '@orderwatch/core';
import { createSimulator } from '../simulator.ts';
import type { IssuedCredentials, Simulator } from '../simulator-types.ts';
import { isScenarioName, SCENARIOS, type ScenarioName, scenarioOf } from './scenarios.ts';

export interface RunSimulatorOptions {
  readonly port: number;
  /** One of the names in `scenarios.ts`; `plain` by default. */
  readonly scenario?: string;
  readonly seed: number;
  /** A virtual clock stands still until the control API turns it. */
  readonly clock: 'real' | 'virtual';
  /** Treats the market as open whatever the hour. */
  readonly open: boolean;
}

/** How the command touches the world; the defaults are standard output and the process's signals. */
export interface RunSimulatorSeams {
  write(line: string): void;
  /** Resolves when the simulator is to end. */
  ended(): Promise<void>;
}

export type RunSimulatorFailure =
  | { readonly kind: 'unknown_scenario'; readonly message: string }
  | { readonly kind: 'cannot_listen'; readonly message: string };

const UCC = 'AB1C2';
const CASH_PAISE = 1_000_000_00;
/** A Friday morning before the opening, inside the calendar that ships with the product. */
const VIRTUAL_START = '2026-08-21T08:00:00+05:30';
/** Shorter than the sixteen idle minutes after which the official SDK's order feed dies. */
const FEED_ECHO_MS = 300_000;

/**
 * Runs a stand-alone Kotak Neo with one account. Prints one line of JSON when it is ready, and ends at SIGINT or
 * SIGTERM.
 */
export async function runSimulatorCommand(
  options: RunSimulatorOptions,
  seams: RunSimulatorSeams = processSeams,
): Promise<Result<void, RunSimulatorFailure>> {
  const scenario = options.scenario ?? 'plain';
  if (!isScenarioName(scenario)) return err(unknownScenario(scenario));
  const clock = options.clock === 'real' ? realClock : new VirtualClock(virtualStartMs());
  const started = await start(options, clock);
  if (!started.ok) return started;

  const simulator = started.value;
  const ended = seams.ended();
  seams.write(readyLine(arrange(simulator, scenario)));
  await ended;
  await simulator.close();
  return ok(undefined);
}

async function start(
  { port, seed, open }: RunSimulatorOptions,
  clock: Clock,
): Promise<Result<Simulator, RunSimulatorFailure>> {
  try {
    return ok(await createSimulator({ clock, seed, port, alwaysOpen: open, feedEchoMs: FEED_ECHO_MS }));
  } catch (error) {
    if (!isListenError(error)) throw error;
    return err({ kind: 'cannot_listen', message: `Port ${port} cannot be used: ${error.code}` });
  }
}

function arrange(simulator: Simulator, name: ScenarioName): IssuedCredentials {
  const { cashPaise = CASH_PAISE, faults = [], arrange: further } = scenarioOf(name);
  const credentials = simulator.addAccount({
    ucc: UCC,
    cashPaise,
    holdings: [
      { tradingSymbol: 'IDEA-EQ', quantity: 350, averagePaise: 957 },
      { tradingSymbol: 'ITBEES-EQ', quantity: 45, averagePaise: 3872 },
    ],
  });
  further?.(simulator, UCC);
  for (const fault of faults) simulator.faults.add(fault);
  return credentials;
}

function readyLine({ url, consumerKey, mobileNumber, ucc, mpin, totpSecret }: IssuedCredentials): string {
  return `${JSON.stringify({
    url,
    consumer_key: consumerKey,
    mobile_number: mobileNumber,
    ucc,
    mpin,
    totp_secret: totpSecret,
  })}\n`;
}

function unknownScenario(name: string): RunSimulatorFailure {
  const known = Object.entries(SCENARIOS).map(([known, { summary }]) => `  ${known}: ${summary}`);
  return { kind: 'unknown_scenario', message: `No scenario "${name}". There are:\n${known.join('\n')}` };
}

function virtualStartMs(): number {
  return Temporal.Instant.from(VIRTUAL_START).epochMilliseconds;
}

function isListenError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code));
}

const processSeams: RunSimulatorSeams = {
  write: (line) => process.stdout.write(line),
  ended: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    }),
};
