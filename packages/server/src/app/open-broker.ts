import type { TradingCalendar } from '@orderwatch/core';
import { createSimulator, type IssuedCredentials, type Simulator } from '@orderwatch/simulator';
import type { OpenBroker } from '../brokers/account-broker.ts';
import type { BrokerCalls } from '../brokers/broker-calls.ts';
import { connectKotak } from '../brokers/kotak/connect-kotak.ts';
import { createInstrumentList, type InstrumentList } from '../brokers/kotak/instrument-list.ts';
import { kotakCredentials } from '../brokers/kotak/kotak-credentials.ts';
import { findCredentials } from '../db/accounts/credentials.ts';
import type { Db } from '../db/connect.ts';
import type { Log } from '../log.ts';
import { unsealCredentials } from '../secrets/account-credentials.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import type { Surroundings } from './surroundings.ts';

const PAPER_CASH_PAISE = 1_000_000_00;
const PAPER_SEED = 1;

export interface BrokerDoor {
  readonly open: OpenBroker;
  /** The simulated exchange of paper accounts; null until one was opened. */
  readonly paper: () => Simulator | null;
  close(): Promise<void>;
}

/**
 * Chooses an account's broker by its mode: Kotak Neo for `live` and `read-only`, and a simulated exchange in real time
 * for `paper`. An account without credentials, or whose credentials the key file cannot open, has none.
 */
export function createBrokerDoor({
  db,
  keyRing,
  log,
  calls,
  clock,
  calendar,
  simulatorUrl,
}: Pick<Surroundings, 'clock' | 'simulatorUrl'> & {
  readonly db: Db;
  readonly keyRing: KeyRing;
  readonly log: Log;
  readonly calls: BrokerCalls;
  readonly calendar: TradingCalendar;
}): BrokerDoor {
  const live = createInstrumentList(clock);
  let paper: Promise<{ simulator: Simulator; instruments: InstrumentList }> | undefined;

  let paperSimulator: Simulator | null = null;
  const issued = new Map<string, IssuedCredentials>();

  async function openPaper() {
    const simulator = await createSimulator({ clock, calendar, seed: PAPER_SEED });
    paperSimulator = simulator;
    return { simulator, instruments: createInstrumentList(clock) };
  }

  const open: OpenBroker = async ({ id, mode, accountCode }) => {
    if (mode === 'demo') return null;
    if (mode === 'paper') {
      paper ??= openPaper();
      const { simulator, instruments } = await paper;
      const credentials =
        issued.get(accountCode) ?? simulator.addAccount({ ucc: accountCode, cashPaise: PAPER_CASH_PAISE });
      issued.set(accountCode, credentials);
      return connectKotak(credentials, {
        clock,
        instruments,
        simulatorUrl: simulator.url,
        readOnly: false,
        calls,
      });
    }
    const sealed = await findCredentials(db, id);
    if (!sealed) return null;
    const opened = unsealCredentials(keyRing, id, sealed);
    if (!opened.ok) {
      log.error('The stored credentials cannot be opened with this key file', {
        account_id: id,
        kind: opened.error.kind,
      });
      return null;
    }
    return connectKotak(kotakCredentials(opened.value), {
      clock,
      instruments: live,
      simulatorUrl,
      readOnly: mode === 'read-only',
      calls,
    });
  };

  return {
    open,
    paper: () => paperSimulator,
    async close() {
      await (await paper)?.simulator.close();
    },
  };
}
