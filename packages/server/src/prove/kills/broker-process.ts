import 'temporal-polyfill/global';
import { parseArgs } from 'node:util';
import { play, VirtualClock } from '@orderwatch/clock';
import { createSimulator } from '@orderwatch/simulator';

/**
 * The broker in a process of its own, which nobody kills. Its time passes as fast as the real one, and can be put
 * forward over its control address.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    accounts: { type: 'string', default: '' },
    'cash-paise': { type: 'string', default: '10000000000' },
  },
});
const clock = new VirtualClock(Number(values.from));
const simulator = await createSimulator({ clock, seed: Number(values.seed) });
const issued = values.accounts
  .split(',')
  .map((ucc) => simulator.addAccount({ ucc, cashPaise: Number(values['cash-paise']), sellsUnsettled: true }));
const shares = simulator.broker
  .instruments()
  .filter(({ segment, tradingSymbol }) => segment === 'nse_cm' && tradingSymbol.endsWith('-EQ'))
  .map(({ symbol, tickPaise, previousClosePaise }) => ({
    symbol,
    tickPaise,
    closePaise: previousClosePaise,
  }));
const playback = play(clock, () => 1);
process.stdout.write(`${JSON.stringify({ url: simulator.url, accounts: issued, shares })}\n`);
await new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
});
await playback.stop();
await simulator.close();
