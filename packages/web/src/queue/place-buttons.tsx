import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { formatCount } from '../format/rupees.ts';
import styles from './place-buttons.module.css';
import { places as words } from './strings.ts';
import type { QueueOrder } from './use-queue-order.ts';

interface PlaceButtonsProps {
  readonly id: string;
  readonly symbol: string;
  readonly queue: QueueOrder;
}

/** The place of an order in the queue, and how to change it: by two buttons, or by drawing the grip. */
export function PlaceButtons({ id, symbol, queue }: PlaceButtonsProps) {
  const at = queue.ids.indexOf(id);
  if (at === -1 || queue.ids.length < 2) return null;
  const place = formatCount(at + 1);
  return (
    <span className={styles.places} data-places={id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone; the arrows do the same. */}
      <span
        className={styles.grip}
        draggable
        title={words.drag}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', symbol);
          queue.draw(id);
        }}
        onDragEnd={() => queue.draw(undefined)}
      >
        <IconGripVertical size={16} aria-hidden />
        <span aria-hidden>{place}</span>
      </span>
      <ActionIcon
        variant="default"
        size={28}
        aria-label={words.up(symbol, place)}
        disabled={at === 0}
        onClick={() => queue.move(id, at - 1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={28}
        aria-label={words.down(symbol, place)}
        disabled={at === queue.ids.length - 1}
        onClick={() => queue.move(id, at + 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </span>
  );
}

/** For the row of an order: another can be let go of over it, and takes its place. */
export function dropOn(id: string, queue: QueueOrder) {
  const { drawn, ids } = queue;
  if (drawn === undefined || drawn === id || !ids.includes(id)) return {};
  return {
    'data-target': true,
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      queue.draw(undefined);
      queue.move(drawn, ids.indexOf(id));
    },
  };
}
