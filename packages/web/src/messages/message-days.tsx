import { Button } from '@mantine/core';
import { IconBellOff, IconFilterOff, IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { groupByDay } from '../activity/group-by-day.ts';
import type { Delivery } from '../api/queries-notices.ts';
import { channelsQuery } from '../api/queries-settings.ts';
import { formatDay, formatWeekday } from '../format/time.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { MessageRow } from './message-row.tsx';
import styles from './messages.module.css';
import { messages as words } from './strings.ts';

interface MessageDaysProps {
  readonly items: readonly Delivery[];
  readonly isOld: boolean;
  readonly isNarrowed: boolean;
  readonly isPending: boolean;
  readonly onClear: () => void;
  readonly onAgain: (delivery: Delivery) => void;
}

export function MessageDays({ items, isOld, isPending, onAgain, ...empty }: MessageDaysProps) {
  if (items.length === 0) return <NoMessages {...empty} />;
  const dated = items.map((delivery) => ({ at: delivery.notification.at, delivery }));
  return (
    <div className={styles.days} data-dimmed={isOld || undefined}>
      {groupByDay(dated).map(({ day, items: those }) => (
        <Panel key={day} title={`${formatWeekday(day)} ${formatDay(day).slice(-4)}`} flush>
          <ol aria-label={words.list(formatDay(day))}>
            {those.map(({ delivery }) => (
              <MessageRow
                key={`${delivery.notification.id} ${delivery.channel}`}
                delivery={delivery}
                isPending={isPending}
                onAgain={() => onAgain(delivery)}
              />
            ))}
          </ol>
        </Panel>
      ))}
    </div>
  );
}

/** Hidden by the filters, nowhere to tell it, and nothing told yet are three things. */
function NoMessages({ isNarrowed, onClear }: Pick<MessageDaysProps, 'isNarrowed' | 'onClear'>) {
  const { data: channels } = useQuery(channelsQuery);
  return (
    <Panel flush>
      {isNarrowed ? (
        <EmptyState icon={IconFilterOff} title={words.filteredTitle} text={words.filteredText}>
          <Button variant="default" size="sm" onClick={onClear}>
            {words.clear}
          </Button>
        </EmptyState>
      ) : channels?.every(({ enabled }) => !enabled) ? (
        <EmptyState icon={IconBellOff} title={words.noChannelTitle} text={words.noChannelText}>
          <Button component={Link} to="/settings/channels" variant="default" size="sm">
            {words.toChannels}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState icon={IconMessages} title={words.emptyTitle} text={words.emptyText} />
      )}
    </Panel>
  );
}
