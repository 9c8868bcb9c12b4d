import { VirtualClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { createAgenda } from './agenda.ts';

function agendaAt(startMs: number) {
  const clock = new VirtualClock(startMs);
  const woken: number[] = [];
  const agenda = createAgenda(clock, () => woken.push(clock.nowMs()));
  return { clock, agenda, woken };
}

const verify = (subject: string, dueAtMs: number) =>
  ({ kind: 'verify_placement', subject, dueAtMs }) as const;

describe('an agenda', () => {
  it('wakes at the time of each piece of work, the soonest first', async () => {
    const { clock, agenda, woken } = agendaAt(0);
    agenda.add(verify('b', 200));
    agenda.add(verify('a', 100));
    await clock.advanceTo(300);
    expect(woken).toEqual([100, 200]);
  });

  it('wakes at once for work that is late already', async () => {
    const { clock, agenda, woken } = agendaAt(1_000);
    agenda.fill([verify('a', 400)]);
    await clock.advanceBy(0);
    expect(woken).toEqual([1_000]);
  });

  it('does not wake again for work that stays open: that is for whoever tried it', async () => {
    const { clock, agenda, woken } = agendaAt(0);
    agenda.add(verify('a', 100));
    await clock.advanceTo(10_000);
    expect(woken).toEqual([100]);
    expect(agenda.dueBy(clock.nowMs())).toEqual([verify('a', 100)]);
  });

  it('forgets work that was done, and its timer', async () => {
    const { clock, agenda, woken } = agendaAt(0);
    agenda.add(verify('a', 100));
    agenda.remove('verify_placement', 'a');
    await clock.advanceTo(1_000);
    expect(woken).toEqual([]);
    expect(agenda.next()).toBeUndefined();
  });

  it('holds one piece of work of a kind and subject, at its newest time', async () => {
    const { clock, agenda, woken } = agendaAt(0);
    agenda.add(verify('a', 100));
    agenda.add(verify('a', 500));
    await clock.advanceTo(1_000);
    expect(woken).toEqual([500]);
  });

  it('wakes once more after a minute when something failed, once however much did, and not after its end', async () => {
    const { clock, agenda, woken } = agendaAt(0);
    agenda.wakeAgain();
    agenda.wakeAgain();
    await clock.advanceTo(120_000);
    expect(woken).toEqual([60_000]);
    agenda.wakeAgain();
    agenda.clear();
    await clock.advanceTo(600_000);
    expect(woken).toEqual([60_000]);
  });
});
