import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { OrderEvent } from '../api/types.ts';
import fold from '../ui/fold.module.css';
import { lookOfEvent } from './event-look.ts';
import styles from './event-parts.module.css';
import { Evidence } from './evidence.tsx';
import { order as words } from './strings.ts';

/** The sign of an event in its tone. */
export function EventNode({ kind }: Pick<OrderEvent, 'kind'>) {
  const { tone, icon: Mark } = lookOfEvent(kind);
  return (
    <span
      className={styles.node}
      style={{ '--tone': `var(--tone-${tone})`, '--soft': `var(--tone-${tone}-soft)` }}
    >
      <Mark size={16} aria-hidden />
    </span>
  );
}

interface EventSourceProps extends Pick<OrderEvent, 'actor' | 'source'> {
  /** What else is said in the same line. */
  readonly children?: ReactNode;
}

/** By whom, and how it was learned. */
export function EventSource({ actor, source, children }: EventSourceProps) {
  return (
    <p className={styles.source}>
      <span className={styles.actor}>{words.actors[actor]}</span>
      <span>{words.source(source)}</span>
      {children}
    </p>
  );
}

/** The broker's own words behind an event: the button that unfolds them, and the place where they are then. */
export function useEvidenceFold({ sentence, evidence_id }: Pick<OrderEvent, 'sentence' | 'evidence_id'>) {
  const [opened, { toggle }] = useDisclosure(false);
  const box = useId();
  if (evidence_id === null) return { button: null, evidence: null };
  const button = (
    <button
      type="button"
      className={fold.fold}
      data-evidence
      aria-expanded={opened}
      aria-controls={opened ? box : undefined}
      aria-label={words.evidenceOf(sentence)}
      onClick={toggle}
    >
      {words.evidence}
      <IconChevronDown size={14} aria-hidden />
    </button>
  );
  const evidence = opened && (
    <div id={box}>
      <Evidence id={evidence_id} />
    </div>
  );
  return { button, evidence };
}
