import type { CancelTimer } from '@orderwatch/clock';
import type { MarketStatus, PhaseName } from '../broker/types.ts';
import { readJsonObject, textField } from '../http/read-body.ts';
import type { World } from '../http/world.ts';
import { parseSegment } from '../operations/parse-values.ts';
import { writeJson } from '../rows/write-json.ts';
import type { HeldSocket } from './held-socket.ts';
import { FEED_EXCHANGES, statusPackets } from './status-packet.ts';

const AUTHENTICATED = 1117;
const SUBSCRIBED = 1109;
/** WebSocket close code for a breach of policy. */
const NOT_ALLOWED = 1008;

/**
 * The basics of the market feed: authentication, acknowledged subscriptions and the market's status. It carries no
 * prices; those come from the quotes call.
 */
export class MarketFeed {
  readonly #world: World;
  readonly #watchers = new Set<HeldSocket>();
  #told: MarketStatus | undefined;
  #cancel: CancelTimer | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  accept(socket: HeldSocket): void {
    let authenticated = false;
    socket.onText((text) => {
      const message = readJsonObject(text);
      if (!message) socket.close(NOT_ALLOWED, 'invalid request');
      else if (authenticated) this.#follow(socket, message);
      else authenticated = this.#authenticate(socket, message);
    });
    socket.onClose(() => this.#forget(socket));
  }

  close(): void {
    this.#watchers.clear();
    this.#cancel?.();
  }

  #authenticate(socket: HeldSocket, message: Readonly<Record<string, unknown>>): boolean {
    const nowMs = this.#world.clock.nowMs();
    const session = this.#world.sessions.findBySid(textField(message, 'auth'), nowMs);
    if (!session || session.ucc !== textField(message, 'user')) {
      socket.close(NOT_ALLOWED, 'authentication failed');
      return false;
    }
    socket.send(
      writeJson({ message_code: AUTHENTICATED, format: 'native_batch', exchanges: FEED_EXCHANGES }),
    );
    return true;
  }

  #follow(socket: HeldSocket, message: Readonly<Record<string, unknown>>): void {
    const event = textField(message, 'event');
    if (event === 'subscribeExchange') this.#watch(socket);
    else if (event === 'unsubscribeExchange') this.#forget(socket);
    else if (event.startsWith('subscribe') && message.ack_symbol === true) {
      const names = textField(message, 'inputtoken').split(',');
      socket.send(writeJson({ message_code: SUBSCRIBED, trading_symbols: this.#named(names) }));
    }
  }

  #named(tokens: readonly string[]): Record<string, string> {
    return Object.fromEntries(
      tokens.flatMap((token) => {
        const [segment = '', name = ''] = token.split('|');
        const known = parseSegment(segment);
        const instrument = known && this.#world.broker.instrument(known, name);
        return instrument ? [[token, instrument.tradingSymbol]] : [];
      }),
    );
  }

  #watch(socket: HeldSocket): void {
    const status = this.#world.broker.marketStatus();
    this.#watchers.add(socket);
    this.#tell([socket], phasesOf(status));
    if (this.#told === undefined || this.#cancel === undefined) this.#waitForChange(status);
  }

  #forget(socket: HeldSocket): void {
    this.#watchers.delete(socket);
    if (this.#watchers.size > 0) return;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #waitForChange(status: MarketStatus): void {
    this.#told = status;
    const inMs = Math.max(1, status.nextChangeMs - this.#world.clock.nowMs());
    this.#cancel = this.#world.clock.setTimer(inMs, () => {
      const now = this.#world.broker.marketStatus();
      this.#tell(this.#watchers, changed(status, now));
      this.#waitForChange(now);
    });
  }

  #tell(sockets: Iterable<HeldSocket>, phases: readonly PhaseName[]): void {
    for (const socket of sockets) {
      for (const phase of phases) {
        for (const { value } of Object.values(FEED_EXCHANGES)) {
          for (const packet of statusPackets(phase, value)) socket.send(packet);
        }
      }
    }
  }
}

/** Both halves of the market, told once where they agree. */
function phasesOf({ withDerivatives, withoutDerivatives }: MarketStatus): PhaseName[] {
  return [...new Set([withoutDerivatives, withDerivatives])];
}

function changed(before: MarketStatus, now: MarketStatus): PhaseName[] {
  const phases: PhaseName[] = [];
  if (now.withoutDerivatives !== before.withoutDerivatives) phases.push(now.withoutDerivatives);
  if (now.withDerivatives !== before.withDerivatives) phases.push(now.withDerivatives);
  return [...new Set(phases)];
}
