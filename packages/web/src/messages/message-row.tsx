import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Delivery } from '../api/queries-notices.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, formatWeekday, istDay, istSeconds, parseMoment } from '../format/time.ts';
import { Chip } from '../ui/chip.tsx';
import { looks } from './message-look.ts';
import styles from './messages.module.css';
import { messages as words } from './strings.ts';

interface MessageRowProps {
  readonly delivery: Delivery;
  readonly onAgain: () => void;
  readonly isPending: boolean;
}

/** What was told, over which channel, and what became of it. */
export function MessageRow({ delivery, onAgain, isPending }: MessageRowProps) {
  const { notification, channel, state } = delivery;
  const { title, order_id, at } = notification;
  const when = parseMoment(at);
  const { tone, icon } = looks[state];
  return (
    <li className={styles.message} data-state={state} data-channel={channel}>
      <time dateTime={at} title={formatMoment(when)} className={styles.when}>
        {istSeconds(when)}
      </time>
      <div className={styles.what}>
        <p className={styles.title}>
          {order_id === null ? (
            title
          ) : (
            <Link to={`/orders/${order_id}`} data-row={`${notification.id} ${channel}`}>
              {title}
            </Link>
          )}
        </p>
        <p className={styles.facts}>
          {[words.channels[channel], ...factsOf(delivery, istDay(when))].map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <div className={styles.state}>
        <Chip tone={tone} icon={icon}>
          {words.states[state]}
        </Chip>
        {(state === 'failed' || state === 'dead') && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconSend size={14} aria-hidden />}
            aria-label={words.againOf(title)}
            disabled={isPending}
            onClick={onAgain}
          >
            {words.again}
          </Button>
        )}
      </div>
    </li>
  );
}

function factsOf({ state, attempts, problem, sent_at, next_try_at }: Delivery, day: string): string[] {
  const facts: string[] = [];
  if (sent_at !== null) facts.push(words.deliveredAt(momentOn(sent_at, day)));
  if (state === 'suppressed') facts.push(words.suppressed);
  if (attempts > 1 || state === 'failed' || state === 'dead') facts.push(words.tries(formatCount(attempts)));
  if (problem !== null && state !== 'sent') facts.push(problem);
  if (next_try_at !== null && state === 'failed') facts.push(words.nextTry(momentOn(next_try_at, day)));
  if (next_try_at !== null && state === 'deferred') facts.push(words.waitsUntil(momentOn(next_try_at, day)));
  return facts;
}

/** With the day when it is another one than that of the message. */
function momentOn(text: string, day: string): string {
  const at = parseMoment(text);
  return istDay(at) === day ? istSeconds(at) : `${formatWeekday(istDay(at))} ${istSeconds(at)}`;
}
