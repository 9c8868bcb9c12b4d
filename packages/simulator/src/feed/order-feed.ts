import type { CancelTimer } from '@orderwatch/clock';
import type { OrderState, SimOrder } from '../broker/types.ts';
import type { Fault } from '../faults/fault.ts';
import type { FaultDesk, LiveFault } from '../faults/fault-desk.ts';
import { rowContext, type World } from '../http/world.ts';
import type { Session } from '../login/sessions.ts';
import { orderFrame } from '../rows/order-frame.ts';
import { positionFrame } from '../rows/position-frame.ts';
import { type Body, writeJson } from '../rows/write-json.ts';
import { echoFrame } from './echo-frame.ts';
import type { FeedPeer } from './feed-peer.ts';
import { FaultyFrames } from './frame-faults.ts';
import { parseClientFrame } from './parse-handshake.ts';

const CONNECTED = { ak: 'ok', type: 'cn', task: 'cn', msg: 'connected' };
const AUTH_FAILED = { ak: 'nk', type: 'cn', task: 'cn', msg: 'Authentication Failed' };
const UNREADABLE = {
  ak: 'nk',
  type: 'failed to process request',
  task: 'nk',
  msg: 'invalid request format',
};

interface Subscriber {
  readonly ucc: string;
  readonly socket: FeedPeer;
  readonly frames: FaultyFrames;
}

/**
 * The order and position feed: no subscription, everything of the account that shook hands, whoever acted. After the
 * acknowledgement the day's orders are pushed once as they stand, because a client that comes back has missed some.
 */
export class OrderFeed {
  readonly #world: World;
  readonly #desk: FaultDesk;
  readonly #echoEveryMs: number | undefined;
  readonly #subscribers = new Set<Subscriber>();
  readonly #timers = new Set<CancelTimer>();
  readonly #stops: (() => void)[];

  /** `echoEveryMs`: a harmless frame so often, for clients that cannot bear silence (contract 4.1). */
  constructor(world: World, desk: FaultDesk, echoEveryMs?: number) {
    this.#world = world;
    this.#desk = desk;
    this.#echoEveryMs = echoEveryMs;
    this.#stops = [
      world.broker.onOrderChange((order, state) => this.#tellOrder(order, state)),
      world.broker.onPositionChange((position) => this.#tell(position.ucc, positionFrame(position))),
      desk.onAdd((live) => this.#planDrop(live)),
    ];
  }

  /** Whether a new connection is turned away before the handshake. */
  refuses(): boolean {
    return (
      this.#desk.meet({ kind: 'feed', ucc: undefined }, (fault) => fault.kind === 'feed_refuse').length > 0
    );
  }

  accept(socket: FeedPeer): void {
    socket.onText((text) => this.#read(socket, text));
  }

  /** Cuts every open feed of an account, or of all. */
  drop(ucc?: string): void {
    for (const subscriber of this.#of(ucc)) subscriber.socket.cut();
  }

  /** How many feeds of an account, or of all, are connected and acknowledged. */
  count(ucc?: string): number {
    return this.#of(ucc).length;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const cancel of this.#timers) cancel();
    for (const { frames } of this.#subscribers) frames.stop();
    this.#subscribers.clear();
  }

  #read(socket: FeedPeer, text: string): void {
    const frame = parseClientFrame(text);
    if (frame.kind === 'heartbeat') return;
    if (frame.kind === 'unreadable') {
      socket.send(writeJson(UNREADABLE));
      return;
    }
    const nowMs = this.#world.clock.nowMs();
    const check = this.#world.sessions.check({ token: frame.token, sid: frame.sid, scope: 'Trade', nowMs });
    if (check.kind === 'valid') this.#greet(socket, check.session);
    else socket.send(writeJson(AUTH_FAILED));
  }

  #greet(socket: FeedPeer, session: Session): void {
    const { ucc } = session;
    const meets = (kind: Fault['kind']): boolean =>
      this.#desk.meet({ kind: 'feed', ucc }, (fault) => fault.kind === kind).length > 0;
    if (meets('feed_refuse')) socket.cut();
    else if (meets('feed_no_ack')) return;
    else if (meets('feed_auth_failed')) socket.send(writeJson(AUTH_FAILED));
    else this.#welcome(socket, session, meets('feed_replay'));
  }

  #welcome(socket: FeedPeer, session: Session, replays: boolean): void {
    socket.send(writeJson(CONNECTED));
    const subscriber = this.#subscribe(socket, session);
    for (const order of this.#world.broker.orders(session.ucc)) {
      const states = replays ? order.history : order.history.slice(-1);
      for (const state of states) subscriber.frames.send(this.#orderFrame(order, state));
    }
  }

  #subscribe(socket: FeedPeer, { ucc, expiresAtMs }: Session): Subscriber {
    const { clock } = this.#world;
    const frames = new FaultyFrames({ clock, desk: this.#desk, line: lineOf(socket), ucc });
    const subscriber: Subscriber = { ucc, socket, frames };
    this.#subscribers.add(subscriber);
    this.#echo(subscriber);
    // Feeds drop every night, with the session that opened them.
    const cancel = this.#later(expiresAtMs - clock.nowMs(), () => socket.cut());
    socket.onClose(() => {
      cancel();
      frames.stop();
      this.#subscribers.delete(subscriber);
    });
    return subscriber;
  }

  #tellOrder(order: SimOrder, state: OrderState): void {
    // Made even when nobody listens: making it notes which `os` placed the order.
    this.#tell(order.ucc, this.#orderFrame(order, state));
  }

  #tell(ucc: string, frame: Body): void {
    for (const subscriber of this.#of(ucc)) subscriber.frames.send(frame);
  }

  #orderFrame(order: SimOrder, state: OrderState): Body {
    return orderFrame(order, state, rowContext(this.#world, order));
  }

  #planDrop({ fault }: LiveFault): void {
    if (fault.kind !== 'feed_drop' || fault.onFrame) return;
    const inMs = Math.max(0, (fault.fromMs ?? 0) - this.#world.clock.nowMs());
    this.#later(inMs, () => {
      for (const { ucc, socket } of this.#of()) {
        // Removed meanwhile, spent or not drawn: the desk decides.
        if (this.#desk.meet({ kind: 'feed', ucc }, (live) => live === fault).length > 0) socket.cut();
      }
    });
  }

  #echo(subscriber: Subscriber): void {
    if (this.#echoEveryMs === undefined) return;
    this.#later(this.#echoEveryMs, () => {
      if (!this.#subscribers.has(subscriber)) return;
      const frame = echoFrame(this.#world, subscriber.ucc);
      if (frame) subscriber.frames.send(frame);
      this.#echo(subscriber);
    });
  }

  #later(delayMs: number, run: () => void): CancelTimer {
    const cancel = this.#world.clock.setTimer(delayMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }

  #of(ucc?: string): readonly Subscriber[] {
    return [...this.#subscribers].filter((subscriber) => ucc === undefined || subscriber.ucc === ucc);
  }
}

function lineOf(socket: FeedPeer): { send(text: string): void; cut(): void } {
  return { send: (text) => socket.send(text), cut: () => socket.cut() };
}
