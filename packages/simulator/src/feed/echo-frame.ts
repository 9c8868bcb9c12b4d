import type { World } from '../http/world.ts';
import { positionFrame } from '../rows/position-frame.ts';
import type { Body } from '../rows/write-json.ts';

/** A position as it stands, or an empty one: it says nothing new. */
export function echoFrame({ broker, clock }: Pick<World, 'broker' | 'clock'>, ucc: string): Body | undefined {
  const standing = broker.positions(ucc)[0];
  if (standing) return positionFrame(standing);
  const instrument = broker.instruments()[0];
  return (
    instrument &&
    positionFrame({
      ucc,
      instrument,
      product: 'CNC',
      buyQuantity: 0,
      buyAmountPaise: 0,
      sellQuantity: 0,
      sellAmountPaise: 0,
      updatedAtMs: clock.nowMs(),
      updateNs: BigInt(clock.nowMs()) * 1_000_000n,
    })
  );
}
