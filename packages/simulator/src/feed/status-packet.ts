import type { PhaseName } from '../broker/types.ts';

/** The feed's numbers for the cash segments. */
export const FEED_EXCHANGES = {
  nse_cm: { value: 1, divider: 100 },
  bse_cm: { value: 5, divider: 100 },
} as const;

const MARKET_STATUS = 105;
const MARKET_OPENS = 6511;
const MARKET_CLOSES = 6521;
const HEADER_BYTES = 9;
const BODY_BYTES = 7;

/** Status codes of the market feed (contract 4.3). Phases without a code of their own are an auction change. */
const STATUS_CODES: Readonly<Record<PhaseName, number>> = {
  closed: 2,
  pre_open_order_entry: 5,
  pre_open_matching: 3,
  pre_open_buffer: 4,
  continuous: 1,
  closing_auction_reference: 8,
  closing_auction_entry: 10,
  closing_auction_matching: 12,
};

/** The market's phase as packets: the status, and for an opening or a close also its own packet. */
export function statusPackets(phase: PhaseName, exchange: number): Uint8Array[] {
  const packets = [statusPacket(STATUS_CODES[phase], exchange)];
  if (phase === 'continuous') packets.push(headerPacket(MARKET_OPENS, exchange));
  if (phase === 'closed') packets.push(headerPacket(MARKET_CLOSES, exchange));
  return packets;
}

function statusPacket(status: number, exchange: number): Uint8Array {
  const packet = Buffer.alloc(HEADER_BYTES + BODY_BYTES);
  writeHeader(packet, MARKET_STATUS, exchange);
  packet.writeUInt16LE(status, HEADER_BYTES);
  packet.write('N', HEADER_BYTES + 2, 'ascii');
  return packet;
}

function headerPacket(code: number, exchange: number): Uint8Array {
  const packet = Buffer.alloc(HEADER_BYTES);
  writeHeader(packet, code, exchange);
  return packet;
}

/** Length, code, exchange, level, auction, sequence, mask; little-endian. */
function writeHeader(packet: Buffer, code: number, exchange: number): void {
  packet.writeUInt16LE(packet.length, 0);
  packet.writeUInt16LE(code, 2);
  packet.writeInt8(exchange, 4);
}
