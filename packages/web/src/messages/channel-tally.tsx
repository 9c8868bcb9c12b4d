import { Button } from '@mantine/core';
import type { Delivery, DeliveryTally } from '../api/queries-notices.ts';
import { formatCount } from '../format/rupees.ts';
import { formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './messages.module.css';
import { messages as words } from './strings.ts';

interface ChannelTallyProps {
  readonly channels: DeliveryTally['channels'];
  readonly isPending: boolean;
  readonly onAgain: (channel: Delivery['channel']) => void;
}

/** How many messages got through and how many did not, channel by channel. */
export function ChannelTally({ channels, isPending, onAgain }: ChannelTallyProps) {
  if (channels.length === 0) return null;
  return (
    <Panel title={words.tally} flush>
      <table className={tables.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.channel}</th>
            {[words.delivered, words.pending, words.retried, words.givenUp].map((word) => (
              <th key={word} scope="col" className={styles.head}>
                {word}
              </th>
            ))}
            <th scope="col">{words.last}</th>
            <th scope="col">
              <span className="visually-hidden">{words.again}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map(({ channel, sent, waiting, failed, dead, last_sent_at }) => (
            <tr key={channel}>
              <th scope="row" data-label={words.channel}>
                {words.channels[channel]}
              </th>
              <Count word={words.delivered} count={sent} />
              <Count word={words.pending} count={waiting} />
              <Count word={words.retried} count={failed} isBad />
              <Count word={words.givenUp} count={dead} isBad />
              <td data-label={words.last}>{last_sent_at === null ? words.never : lastAt(last_sent_at)}</td>
              <td>
                {failed + dead > 0 && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={words.allAgainOf(words.channels[channel])}
                    disabled={isPending}
                    onClick={() => onAgain(channel)}
                  >
                    {words.allAgain}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface CountProps {
  readonly word: string;
  readonly count: number;
  readonly isBad?: boolean;
}

function Count({ word, count, isBad = false }: CountProps) {
  return (
    <td className={styles.count} data-label={word} data-bad={(isBad && count > 0) || undefined}>
      {formatCount(count)}
    </td>
  );
}

function lastAt(text: string): string {
  const at = parseMoment(text);
  return `${formatWeekday(istDay(at))}, ${istSeconds(at)}`;
}
