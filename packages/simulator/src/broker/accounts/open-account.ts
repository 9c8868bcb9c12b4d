import { hash } from '../../random.ts';
import type { AccountSetup, SimAccount, StartingHolding } from '../types.ts';
import type { BrokerWorld } from '../world.ts';
import { keyOfInstrument, type ShareLot } from './share-lots.ts';

/** Bought so long ago that it is settled on any day. */
const LONG_AGO = 0;

export function describeAccount(setup: AccountSetup, openedAtMs: number): SimAccount {
  return {
    ucc: setup.ucc,
    sellAuthorised: setup.sellAuthorised ?? true,
    sellsUnsettled: setup.sellsUnsettled ?? false,
    clientName: setup.clientName ?? `CLIENT ${setup.ucc}`,
    pan: setup.pan ?? inventedPan(setup.ucc),
    blocksFundsForAmo: setup.blocksFundsForAmo ?? false,
    openedAtMs,
  };
}

/** Settled lots for the holdings that an account starts with. Throws for an instrument that is not listed. */
export function openingLots(
  world: Pick<BrokerWorld, 'find'>,
  holdings: readonly StartingHolding[],
): readonly ShareLot[] {
  return holdings.map(({ segment = 'nse_cm', tradingSymbol, quantity, averagePaise }) => {
    const instrument = world.find(segment, tradingSymbol);
    if (!instrument) throw new Error(`Not listed: ${segment} ${tradingSymbol}`);
    return {
      instrumentKey: keyOfInstrument(instrument),
      quantity,
      costPaise: quantity * averagePaise,
      boughtOn: LONG_AGO,
    };
  });
}

/** Five letters, four digits, a letter: the form of a PAN, belonging to nobody. */
function inventedPan(ucc: string): string {
  const letter = (place: number): string => String.fromCharCode(65 + (hash('pan', ucc, place) % 26));
  const digits = String(1_000 + (hash('pan', ucc) % 9_000));
  return [0, 1, 2, 3, 4].map(letter).join('') + digits + letter(5);
}
