import { NativeSelect } from '@mantine/core';
import type { RehearsalDetail } from '../api/queries-simulator.ts';
import { formatWeekday } from '../format/time.ts';
import replay from '../replay/replay.module.css';
import { ReplayEvents } from '../replay/replay-events.tsx';
import { replay as replayWords } from '../replay/strings.ts';
import { useChosenDay } from '../replay/use-chosen-day.ts';
import { Panel } from '../ui/panel.tsx';
import { simulator as words } from './strings.ts';

/** In the same room in which a stored day is played again. */
export function RehearsalDays({ detail }: { readonly detail: RehearsalDetail }) {
  const { days, events, is_cut } = detail;
  // On the first evening orders are placed; what becomes of them is seen on the day after it.
  const [day, choose] = useChosenDay(days, days[1] ?? days[0] ?? '');
  return (
    <Panel title={words.daysTitle}>
      <p className={replay.explains}>{words.daysText}</p>
      <NativeSelect
        className={replay.day ?? ''}
        label={replayWords.day}
        value={day}
        data={days.map((each) => ({ value: each, label: formatWeekday(each) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <ReplayEvents key={day} events={events} isCut={is_cut} day={day} isLinked={false} />
    </Panel>
  );
}
