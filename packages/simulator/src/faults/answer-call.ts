import { ERROR_BODIES } from '../http/error-bodies.ts';
import { readJsonObject, textField } from '../http/read-body.ts';
import { errorReply, findTradeSession, mayAskAsApplication, type Route } from '../http/route.ts';
import { header, type WireCall, type WireReply } from '../http/wire-call.ts';
import type { World } from '../http/world.ts';
import type { Session } from '../login/sessions.ts';
import type { Fault } from './fault.ts';
import { type FaultDesk, isCallFault } from './fault-desk.ts';
import type { RowSpoiler } from './row-spoiler.ts';
import { bareStatus, gatewayPage, truncated, type WireOutcome, written } from './spoil-reply.ts';

export interface Answering {
  readonly world: World;
  readonly desk: FaultDesk;
  readonly spoiler: RowSpoiler;
  /** Aborted when the simulator closes: nobody waits for a delayed answer then. */
  readonly closing: AbortSignal;
}

/** Resolves when the caller has gone. */
export type Gone = () => Promise<void>;

/**
 * Answers a call the way the faults in force allow: what goes wrong before the broker sees it, the true answer, what
 * happens to its rows, and what goes wrong on the way back.
 */
export async function answerCall(
  { world, desk, spoiler, closing }: Answering,
  route: Route,
  call: WireCall,
  gone: Gone,
): Promise<WireOutcome> {
  const ucc = callerOf(world, call);
  const faults = desk.meet({ kind: 'call', call, ucc }, isCallFault).map(({ fault }) => fault);
  const situation = { world, call, ucc, gone, closing };
  for (const fault of faults) {
    const instead = await before(situation, fault);
    if (instead) return instead;
  }

  const session = route.access === 'trade' ? findTradeSession(world, call) : undefined;
  const reply = spoilRows(spoiler, answer(world, route, call, session), { world, route, call, session });

  let outcome: WireOutcome = written(reply);
  for (const fault of faults) {
    outcome = await after(situation, fault, outcome);
  }
  return outcome;
}

interface Situation {
  readonly world: World;
  readonly call: WireCall;
  readonly ucc: string | undefined;
  readonly gone: Gone;
  readonly closing: AbortSignal;
}

type Caller = ReturnType<typeof findTradeSession> | undefined;

function answer(world: World, route: Route, call: WireCall, session: Caller): WireReply {
  if (route.access === 'open') return route.answer(world, call);
  if (route.access === 'application') {
    return mayAskAsApplication(world, call)
      ? route.answer(world, call)
      : errorReply(ERROR_BODIES.invalid_session_documented);
  }
  if (!session) throw new Error(`The call ${route.path} was not checked for a session`);
  return isSession(session) ? route.answer(world, call, session.ucc) : errorReply(session);
}

function spoilRows(
  spoiler: RowSpoiler,
  reply: WireReply,
  { world, route, call, session }: { world: World; route: Route; call: WireCall; session: Caller },
): WireReply {
  if (route.access !== 'trade' || !session || !isSession(session)) return reply;
  return spoiler.spoil(reply, { call, ucc: session.ucc, answerAs: (ucc) => route.answer(world, call, ucc) });
}

/** What goes wrong before the request is taken; undefined lets it pass. */
async function before(situation: Situation, fault: Fault): Promise<WireOutcome | undefined> {
  switch (fault.kind) {
    case 'lost_before':
      return { kind: 'cut' };
    case 'delay':
      if (fault.when !== 'after') await wait(situation, fault.ms);
      return undefined;
    case 'hang':
      if (fault.when === 'after') return undefined;
      await waitForGone(situation);
      return { kind: 'cut' };
    case 'status':
      return fault.when === 'after' ? undefined : bareStatus(fault.status, fault.body);
    case 'error_body':
      return written(errorReply(ERROR_BODIES[fault.label]));
    case 'expired_session':
      if (situation.ucc !== undefined) situation.world.sessions.expire(situation.ucc);
      return undefined;
    default:
      return undefined;
  }
}

/** What goes wrong on the way back. */
async function after(situation: Situation, fault: Fault, outcome: WireOutcome): Promise<WireOutcome> {
  if (outcome.kind !== 'answer') return outcome;
  switch (fault.kind) {
    case 'lost_after':
      return { kind: 'cut' };
    case 'delay':
      if (fault.when === 'after') await wait(situation, fault.ms);
      return outcome;
    case 'hang':
      if (fault.when === 'after') await waitForGone(situation);
      return fault.when === 'after' ? { kind: 'cut' } : outcome;
    case 'status':
      return fault.when === 'after' ? bareStatus(fault.status, fault.body) : outcome;
    case 'html':
      return gatewayPage(fault.status ?? 502);
    case 'truncated':
      return truncated(outcome, fault.at);
    case 'reset_mid_body':
      return { kind: 'cut_mid_body', answer: outcome, at: fault.at ?? Math.floor(outcome.text.length / 2) };
    default:
      return outcome;
  }
}

/** Lets simulated time pass although the caller holds it still while it waits for us. */
async function wait({ world, call, closing }: Situation, ms: number): Promise<void> {
  const unpark = call.requestId === undefined ? undefined : world.clock.park(call.requestId);
  try {
    await world.clock.sleep(ms, closing);
  } catch (error) {
    if (!closing.aborted) throw error;
  }
  unpark?.();
}

async function waitForGone({ world, call, gone }: Situation): Promise<void> {
  const unpark = call.requestId === undefined ? undefined : world.clock.park(call.requestId);
  await gone();
  unpark?.();
}

/** Whose call this is, as far as it says: the session's account, or the one that wants to log in. */
function callerOf(world: World, call: WireCall): string | undefined {
  const nowMs = world.clock.nowMs();
  const credentials = { token: header(call, 'auth'), sid: header(call, 'sid'), nowMs };
  const check = world.sessions.check({ ...credentials, scope: 'View' });
  if (check.kind === 'valid') return check.session.ucc;
  if (call.operation === 'login') return textField(readJsonObject(call.body) ?? {}, 'ucc');
  return world.clients.findByConsumerKey(header(call, 'authorization'))?.ucc;
}

function isSession(caller: Exclude<Caller, undefined>): caller is Session {
  return 'token' in caller;
}
