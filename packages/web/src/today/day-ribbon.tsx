import { Popover } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { kindsOf } from '../activity/activity-filter.ts';
import { type ActivityEvent, dayEventsQuery, type MarketDay, marketDayQuery } from '../api/queries-today.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount } from '../format/rupees.ts';
import { formatWeekday, istDay, istMidnight, istMinutes, istSeconds, parseMoment } from '../format/time.ts';
import { lookOfEvent } from '../order/event-look.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './day-ribbon.module.css';
import { clipToRibbon, type Dot, gatherDots, placeOnRibbon } from './place-on-ribbon.ts';
import { RibbonMarks } from './ribbon-marks.tsx';
import { RibbonTable } from './ribbon-table.tsx';
import { today } from './strings.ts';

/** As wide as a dot can be pressed. */
const DOT_PX = 24;

/** The trading day from left to right: its sessions, what happened, and where it stands now. */
export function DayRibbon() {
  const now = useNow(15_000);
  const day = istDay(now);
  const { data: market } = useQuery({ ...marketDayQuery(day), enabled: now > 0 });
  const { data: events, isError } = useQuery({
    ...dayEventsQuery(day, kindsOf('turns')),
    enabled: now > 0,
  });
  const { ref, width } = useElementSize();
  const [asTable, setAsTable] = useState(false);
  const midnight = istMidnight(day);
  const { dots, beyond } = gatherDots(events?.items ?? [], midnight, (100 * DOT_PX) / (width || 1_000));
  const nowAt = placeOnRibbon(now, midnight);
  const { ribbon: words } = today;
  return (
    <Panel
      title={words.title}
      aside={
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {words.asTable}
        </button>
      }
    >
      {market && market.kind !== 'open' && (
        <p className={styles.note}>{words.noTrading(market.holiday ?? words.why[market.kind])}</p>
      )}
      <figure className={styles.ribbon} aria-label={words.caption(formatWeekday(day))}>
        <div className={styles.band} ref={ref}>
          {market?.phases.map((phase) => (
            <Session key={phase.from} phase={phase} midnight={midnight} />
          ))}
          {dots.map((dot) => (
            <EventDot key={dot.those[0]?.id} dot={dot} />
          ))}
          {nowAt >= 0 && nowAt <= 100 && (
            <span className={styles.now} style={{ left: `${nowAt}%` }}>
              <span>{words.now}</span>
            </span>
          )}
        </div>
        <RibbonMarks />
      </figure>
      {isError && events === undefined && <p className={styles.note}>{words.eventsNotKnown}</p>}
      {events !== undefined && events.total > events.items.length && (
        <p className={styles.note}>
          {words.notAll(formatCount(events.items.length), formatCount(events.total))}
        </p>
      )}
      {beyond > 0 && <p className={styles.note}>{words.beyond(formatCount(beyond), beyond === 1)}</p>}
      <div className={asTable ? undefined : 'visually-hidden'}>
        <RibbonTable linked={asTable} day={day} phases={market?.phases ?? []} events={events?.items ?? []} />
      </div>
    </Panel>
  );
}

function Session({
  phase,
  midnight,
}: {
  readonly phase: MarketDay['phases'][number];
  readonly midnight: number;
}) {
  const from = parseMoment(phase.from);
  const until = parseMoment(phase.until);
  const place = clipToRibbon(from, until, midnight);
  if (!place || phase.name === 'settling') return null;
  return (
    <span
      className={styles.session}
      data-kind={phase.name === 'continuous' ? 'continuous' : 'auction'}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
      title={`${phase.label}, ${istMinutes(from)}–${istMinutes(until)}`}
    >
      {phase.name === 'continuous' && phase.label}
    </span>
  );
}

function EventDot({ dot: { at, those } }: { readonly dot: Dot<ActivityEvent> }) {
  // The gravest of them gives the dot its look.
  const looks = those.map(({ kind }) => lookOfEvent(kind));
  const { tone } = looks.find((look) => look.tone === 'bad' || look.tone === 'unresolved') ??
    looks[0] ?? { tone: 'done' };
  const grave = tone === 'bad' || tone === 'unresolved';
  const [first] = those;
  const time = first ? istMinutes(parseMoment(first.at)) : '';
  return (
    <Popover width={300} position="bottom" shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.dot}
          data-grave={grave || undefined}
          style={{ left: `${at}%`, '--tone': `var(--tone-${tone})` }}
          aria-label={`${time}: ${today.ribbon.events(formatCount(those.length), those.length === 1)}`}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles.told}>
          {those.slice(0, 8).map((event) => (
            <li key={event.id}>
              <span>{istSeconds(parseMoment(event.at))}</span>{' '}
              {event.symbol && <strong>{event.symbol}</strong>} {event.sentence}
            </li>
          ))}
          {those.length > 8 && <li>{today.ribbon.events(formatCount(those.length), false)}</li>}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
