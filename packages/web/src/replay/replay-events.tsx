import type { ActivityEvent } from '../api/queries-today.ts';
import { formatCount } from '../format/rupees.ts';
import { addDays, istMidnight, istSeconds, parseMoment } from '../format/time.ts';
import { carriedOver, inOrder, knownBy, ordersOf, spanOf, stepTo } from './fold-day.ts';
import { KnownOrders } from './known-orders.tsx';
import styles from './replay.module.css';
import { ReplayControls } from './replay-controls.tsx';
import { replay as words } from './strings.ts';
import { ToldEvents } from './told-events.tsx';
import { usePlayback } from './use-playback.ts';

interface ReplayEventsProps {
  /** Of the day and of the days before it, in any order; what came later is left out. */
  readonly events: readonly ActivityEvent[];
  /** Whether there was more. */
  readonly isCut: boolean;
  readonly day: string;
  /** Whether its orders are orders of this desk, which have pages of their own. */
  readonly isLinked: boolean;
}

/** One day, played again from what was recorded. */
export function ReplayEvents({ events, isCut, day, isLinked }: ReplayEventsProps) {
  const endMs = istMidnight(addDays(day, 1));
  const untilThen = inOrder(events).filter(({ at }) => parseMoment(at) < endMs);
  const [before, ofDay] = partAt(untilThen, istMidnight(day));
  if (ofDay.length === 0) return <p className={styles.explains}>{words.nothing}</p>;
  return (
    <>
      {isCut && <p className={styles.explains}>{words.cut(formatCount(events.length))}</p>}
      <Played carried={carriedOver(before)} events={ofDay} day={day} isLinked={isLinked} />
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
  readonly isLinked: boolean;
}

function Played({ carried, events, day, isLinked }: PlayedProps) {
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
        <KnownOrders orders={ordersOf([...carried, ...known])} time={istSeconds(atMs)} isLinked={isLinked} />
        <ToldEvents known={known} of={events.length} isLinked={isLinked} />
      </div>
    </>
  );
}
