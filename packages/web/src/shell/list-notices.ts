import type { Me, Status } from '../api/types.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import type { StreamState } from '../stream/open-stream.ts';
import { clockOff } from './clock-words.ts';
import { findWorst } from './judge-freshness.ts';
import { shell } from './strings.ts';

export interface Notice {
  readonly level: 'late' | 'bad';
  readonly text: string;
}

/** Whether the server is heard: its answers, and its event stream. */
export interface Hearing {
  readonly answering: boolean;
  /** Since when it does not answer, by its own clock as the page goes on with it; nothing while it answers. */
  readonly silentSinceMs: number | undefined;
  readonly stream: StreamState;
}

/** Most serious first. A page that cannot hear the server says so before anything else. */
export function listNotices(status: Status, me: Pick<Me, 'demo'>, hearing: Hearing): readonly Notice[] {
  const notices: Notice[] = [];
  const { answering, silentSinceMs, stream } = hearing;
  const since = silentSinceMs ? shell.since(formatMoment(silentSinceMs)) : '';
  if (!answering) notices.push({ level: 'bad', text: shell.statusDown(since) });
  else if (stream === 'down') notices.push({ level: 'late', text: shell.streamDown });

  // Whoever has set up his own account sees that it is not watched before the program is started again.
  if (status.leaving_demo !== null && !me.demo) notices.push({ level: 'late', text: shell.restartNeeded });

  // One machine runs all that this page hears of: the worst of what its accounts measured is said once.
  const clock = findWorst(
    status.accounts.flatMap(({ freshness }) => freshness.clock ?? []),
    ({ level }) => level,
  );
  const off = clock && clockOff(clock);
  if (off && clock && clock.level !== 'ok') {
    notices.push({ level: clock.level, text: shell.clockNotice(off, clock.level === 'bad') });
  }
  for (const { label, freshness, placing_stopped_reason } of status.accounts) {
    const { session, session_problem, last_reading_kind, last_reading_problem } = freshness;
    if (placing_stopped_reason) {
      notices.push({ level: 'bad', text: shell.placingStopped(label, placing_stopped_reason) });
    }
    if (session === 'failed' || session === 'blocked') {
      notices.push({
        level: 'bad',
        text: shell.sessionTrouble(label, session_problem ?? shell.sessionFailed),
      });
    }
    if (last_reading_kind === 'failed') {
      const last = freshness.last_reading_at;
      const read = last === null ? shell.neverRead : shell.lastRead(formatMoment(parseMoment(last)));
      notices.push({ level: 'bad', text: shell.readingFailed(label, last_reading_problem ?? '', read) });
    }
  }
  if (status.market.calendar_warning) notices.push({ level: 'late', text: status.market.calendar_warning });
  return notices;
}
