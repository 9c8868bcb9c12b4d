import { useQuery } from '@tanstack/react-query';
import { storedDayQuery } from '../api/queries-replay.ts';
import type { ActivityEvent } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import { istMidnight, istSeconds, parseMoment } from '../format/time.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { carriedOver, inOrder, knownBy, ordersOf, spanOf, stepTo } from './fold-day.ts';
import { KnownOrders } from './known-orders.tsx';
import styles from './replay.module.css';
import { ReplayControls } from './replay-controls.tsx';
import { replay as words } from './strings.ts';
import { ToldEvents } from './told-events.tsx';
import { usePlayback } from './use-playback.ts';

export function ReplayDay({ day }: { readonly day: string }) {
  const { data, error, refetch } = useQuery(storedDayQuery(day));
  if (error && !data)
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} height={40} />;
  const events = inOrder(data.events);
  const [before, ofDay] = partAt(events, istMidnight(day));
  if (ofDay.length === 0) return <p className={styles.explains}>{words.nothing}</p>;
  return (
    <>
      {data.isCut && <p className={styles.explains}>{words.cut(formatCount(data.events.length))}</p>}
      <Played carried={carriedOver(before)} events={ofDay} day={day} />
    </>
  );
}

function partAt(events: readonly ActivityEvent[], midnightMs: number) {
  const at = events.findIndex((event) => parseMoment(event.at) >= midnightMs);
  return at === -1 ? ([events, []] as const) : ([events.slice(0, at), events.slice(at)] as const);
}

interface PlayedProps {
  readonly carried: readonly ActivityEvent[];
  /** In order. */
  readonly events: readonly ActivityEvent[];
  readonly day: string;
}

function Played({ carried, events, day }: PlayedProps) {
  const { fromMs, untilMs } = spanOf(events, istMidnight(day));
  const playback = usePlayback(fromMs, untilMs);
  const { atMs } = playback;
  const known = knownBy(events, atMs);
  return (
    <>
      <ReplayControls
        playback={playback}
        fromMs={fromMs}
        untilMs={untilMs}
        previousMs={stepTo(events, atMs, 'previous')}
        nextMs={stepTo(events, atMs, 'next')}
      />
      <div className={styles.columns}>
        <KnownOrders orders={ordersOf([...carried, ...known])} time={istSeconds(atMs)} />
        <ToldEvents known={known} of={events.length} />
      </div>
    </>
  );
}
