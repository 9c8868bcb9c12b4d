import { ActionIcon } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { orders } from './strings.ts';
import styles from './swipe-row.module.css';

interface SwipeRowProps {
  /** Names the order: "Buy 10 SBIN". */
  readonly what: string;
  /** What a swipe to the left uncovers. Each of them asks before it does anything. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/**
 * A card that is swiped aside. The browser does it by scrolling, so that a finger that goes up or down still scrolls the
 * page. A button uncovers the same, and so does the Tab key by going there.
 */
export function SwipeRow({ what, actions, children }: SwipeRowProps) {
  const id = useId();
  const calm = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const track = useRef<HTMLDivElement>(null);
  const tray = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const [uncovered, setUncovered] = useState(false);
  // Until somebody is at the card, a browser that lays it out anew may come to rest nowhere but at its beginning.
  const [isTouched, setTouched] = useState(false);
  const touch = () => setTouched(true);
  const slide = (open: boolean) =>
    track.current?.scrollTo({
      left: open ? (tray.current?.offsetWidth ?? 0) : 0,
      behavior: calm ? 'instant' : 'smooth',
    });
  const onToggle = () => {
    slide(!uncovered);
    if (!uncovered) tray.current?.querySelector('button')?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    slide(false);
    toggle.current?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that somebody is there
    <div
      ref={track}
      className={styles.track}
      data-touched={isTouched || undefined}
      onPointerDown={touch}
      onWheel={touch}
      onFocus={touch}
      onScroll={({ currentTarget }) => setUncovered(currentTarget.scrollLeft > 20)}
    >
      <div className={styles.card}>
        {children}
        <ActionIcon
          ref={toggle}
          className={styles.toggle}
          variant="subtle"
          color="gray"
          size={44}
          aria-label={orders.actionsFor(what)}
          aria-expanded={uncovered}
          aria-controls={id}
          onClick={onToggle}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only Esc, from the buttons inside */}
      <div ref={tray} id={id} className={styles.tray} onKeyDown={onKeyDown}>
        {actions}
      </div>
    </div>
  );
}
