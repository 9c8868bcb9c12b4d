import { realClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { ForeignClient, parse, placement, rowsIn } from '../foreign-client.fixture.ts';
import { type RunSimulatorOptions, runSimulatorCommand } from './run-simulator.ts';
import { SCENARIOS } from './scenarios.ts';

const OPTIONS: RunSimulatorOptions = { port: 0, seed: 1, clock: 'real', open: true };

/** Runs the command until `use` is through with it. */
async function whileRunning(
  options: Partial<RunSimulatorOptions>,
  use: (client: ForeignClient, lines: readonly string[]) => Promise<void>,
): Promise<void> {
  const lines: string[] = [];
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let ready = (): void => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const write = (line: string): void => {
    lines.push(line);
    ready();
  };
  const seams = { write, ended: () => ended };
  const running = runSimulatorCommand({ ...OPTIONS, ...options }, seams);
  await isReady;
  const said = parse(lines[0] ?? '');
  const client = new ForeignClient(realClock, {
    url: String(said.url),
    consumerKey: String(said.consumer_key),
    mobileNumber: String(said.mobile_number),
    ucc: String(said.ucc),
    mpin: String(said.mpin),
    totpSecret: String(said.totp_secret),
  });
  try {
    await use(client, lines);
  } finally {
    end();
    expect(await running).toEqual({ ok: true, value: undefined });
  }
}

describe('the simulator command', () => {
  it('prints one line of JSON with what a client needs, and a client can trade at any hour', async () => {
    await whileRunning({}, async (client, lines) => {
      expect(lines).toHaveLength(1);
      expect(Object.keys(parse(lines[0] ?? ''))).toEqual([
        'url',
        'consumer_key',
        'mobile_number',
        'ucc',
        'mpin',
        'totp_secret',
      ]);
      await client.login();
      const { body } = await client.post('/quick/order/rule/ms/place', placement({ pr: '9.10' }));
      expect(body.stat).toBe('Ok');
      expect(rowsIn(await client.get('/quick/user/orders'))).toHaveLength(1);
      expect(rowsIn(await client.get('/portfolio/v1/holdings'))).toHaveLength(2);
    });
  });

  it.each(Object.keys(SCENARIOS))('knows the scenario %s', async (scenario) => {
    await whileRunning({ scenario, clock: 'virtual', open: false }, async (client) => {
      expect((await fetch(`${client.credentials.url}/_control/accounts`)).status).toBe(200);
    });
  });

  it('names the scenarios that there are when asked for another', async () => {
    const outcome = await runSimulatorCommand({ ...OPTIONS, scenario: 'rain' });
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unknown_scenario' } });
    expect(JSON.stringify(outcome)).toContain('feed-down');
  });

  it('says when its port is taken', async () => {
    await whileRunning({}, async (client) => {
      const port = Number(new URL(client.credentials.url).port);
      expect(await runSimulatorCommand({ ...OPTIONS, port })).toMatchObject({
        ok: false,
        error: { kind: 'cannot_listen' },
      });
    });
  });
});
