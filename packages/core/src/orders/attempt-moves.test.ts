import { describe, expect, it } from 'vitest';
import { ATTEMPT_EVIDENCE, decideAttemptMove } from './attempt-moves.ts';
import { ATTEMPT_STATES, isEndedAttempt, isLiveAttempt } from './attempt-state.ts';

describe('attempt moves', () => {
  it('every pair of state and evidence is decided, and this is the table', () => {
    const rows = ATTEMPT_EVIDENCE.map((evidence) => {
      const cells = ATTEMPT_STATES.map((from) => {
        const { verdict, to } = decideAttemptMove(from, evidence);
        const mark = { apply: '', ignore: '-', anomaly: '?', correction: '!' }[verdict];
        return (verdict === 'apply' || verdict === 'correction' ? `${mark}${to}` : mark).padEnd(12);
      });
      return `${evidence.padEnd(20)}${cells.join('').trimEnd()}`;
    });
    const header = `${''.padEnd(20)}${ATTEMPT_STATES.map((state) => state.padEnd(12))
      .join('')
      .trimEnd()}`;
    expect(`\n${[header, ...rows].join('\n')}\n`).toMatchInlineSnapshot(`
      "
                          planned     sending     unconfirmed accepted    queued      open        filled      cancelled   rejected    expired     not_placed
      send_started        sending     ?           ?           ?           ?           ?           ?           ?           ?           ?           ?
      reply_accepted      !accepted   accepted    accepted    -           -           -           -           -           -           -           !accepted
      reply_refused       ?           rejected    rejected    ?           ?           ?           ?           ?           -           -           -
      reply_not_sent      not_placed  not_placed  not_placed  ?           ?           ?           ?           ?           ?           ?           -
      reply_unknown       ?           unconfirmed -           -           -           -           -           -           -           -           -
      restarted           -           unconfirmed -           -           -           -           -           -           -           -           -
      seen_pending        !accepted   accepted    accepted    -           -           -           ?           ?           ?           ?           !accepted
      seen_queued         !queued     queued      queued      queued      queued      ?           ?           !queued     !queued     !queued     !queued
      seen_open           !open       open        open        open        open        open        ?           !open       !open       !open       !open
      seen_filled         !filled     filled      filled      filled      filled      filled      -           !filled     !filled     !filled     !filled
      seen_cancelled      !cancelled  cancelled   cancelled   cancelled   cancelled   cancelled   ?           -           ?           -           !cancelled
      seen_rejected       !rejected   rejected    rejected    rejected    rejected    rejected    ?           ?           -           ?           !rejected
      seen_expired        !expired    expired     expired     expired     expired     expired     ?           -           ?           -           !expired
      seen_unknown_text   !accepted   accepted    accepted    -           -           -           -           -           -           -           !accepted
      day_ended           -           -           -           expired     ?           expired     -           -           -           -           -
      resolved_not_placed not_placed  ?           not_placed  ?           ?           ?           ?           ?           ?           ?           -
      "
    `);
  });

  it('what is ignored or an anomaly leaves the state as it is', () => {
    for (const from of ATTEMPT_STATES) {
      for (const evidence of ATTEMPT_EVIDENCE) {
        const { verdict, to } = decideAttemptMove(from, evidence);
        if (verdict === 'ignore' || verdict === 'anomaly') expect(to).toBe(from);
      }
    }
  });

  it('what has ended changes only by a correction', () => {
    for (const from of ATTEMPT_STATES.filter(isEndedAttempt)) {
      for (const evidence of ATTEMPT_EVIDENCE) {
        expect(decideAttemptMove(from, evidence).verdict).not.toBe('apply');
      }
    }
  });

  it('nothing but evidence from the broker, its reply or its sender, or a person settles an unconfirmed attempt', () => {
    const settling = ATTEMPT_EVIDENCE.filter(
      (evidence) => decideAttemptMove('unconfirmed', evidence).to !== 'unconfirmed',
    );
    expect(settling).toEqual([
      'reply_accepted',
      'reply_refused',
      'reply_not_sent',
      'seen_pending',
      'seen_queued',
      'seen_open',
      'seen_filled',
      'seen_cancelled',
      'seen_rejected',
      'seen_expired',
      'seen_unknown_text',
      'resolved_not_placed',
    ]);
  });

  it('only a planned attempt is ever sent', () => {
    const sent = ATTEMPT_STATES.filter((from) => decideAttemptMove(from, 'send_started').to === 'sending');
    expect(sent).toEqual(['planned', 'sending']);
    expect(decideAttemptMove('sending', 'send_started').verdict).toBe('anomaly');
  });

  it('a restart makes a request on the wire unconfirmed, and a planned one stays unsent', () => {
    expect(decideAttemptMove('sending', 'restarted').to).toBe('unconfirmed');
    expect(decideAttemptMove('planned', 'restarted').to).toBe('planned');
  });

  it('every state is unsettled, live or ended', () => {
    const kinds = ATTEMPT_STATES.map((state) => Number(isLiveAttempt(state)) + Number(isEndedAttempt(state)));
    expect(kinds).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
