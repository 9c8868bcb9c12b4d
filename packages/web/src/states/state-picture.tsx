import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { OrderStatus } from '../api/types.ts';
import { lookOfStatus } from '../orders/status-look.ts';
import { edgePath } from './edge-path.ts';
import { type Edge, layOut } from './layout.ts';
import styles from './state-picture.module.css';

export interface StateNode {
  readonly status: OrderStatus;
  /** The whole of what a reader hears. */
  readonly label: string;
  readonly badge: string;
  readonly isFaint: boolean;
  readonly href?: string;
  /** Where its arrows lead when it is pointed at. */
  readonly next: readonly OrderStatus[];
}

interface StatePictureProps {
  readonly label: string;
  readonly nodes: readonly StateNode[];
  /** Ways that are drawn in ink. */
  readonly lit?: readonly (readonly [OrderStatus, OrderStatus])[];
}

/** Every state at its place, and the usual ways between them; those out of the one pointed at, all. */
export function StatePicture({ label, nodes, lit = [] }: StatePictureProps) {
  const { ref, width } = useElementSize<HTMLOListElement>();
  const [pointed, setPointed] = useState<OrderStatus>();
  const layout = width > 0 ? layOut(width) : undefined;
  const out = nodes.flatMap(({ status, next }) =>
    status === pointed ? next.map((to) => [status, to] as const) : [],
  );
  return (
    <div className={styles.picture}>
      {layout && <Lines layout={layout} lit={[...lit, ...out]} width={width} />}
      <ol ref={ref} className={styles.states} style={{ height: layout?.height }} aria-label={label}>
        {nodes.map((node) => (
          <li
            key={node.status}
            style={layout && { ...layout.boxOf(node.status) }}
            data-placed={layout !== undefined || undefined}
            onPointerEnter={() => setPointed(node.status)}
            onPointerLeave={() => setPointed(undefined)}
            onFocus={() => setPointed(node.status)}
            onBlur={() => setPointed(undefined)}
          >
            <Node node={node} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Node({ node: { status, label, badge, isFaint, href } }: { readonly node: StateNode }) {
  const { word, tone, icon: Mark } = lookOfStatus(status);
  const look = {
    className: styles.state,
    'data-faint': isFaint || undefined,
    style: { '--tone': `var(--tone-${tone})`, '--soft': `var(--tone-${tone}-soft)` },
  };
  const inside = (
    <>
      <Mark size={17} aria-hidden />
      <span aria-hidden>{word}</span>
      <strong aria-hidden>{badge}</strong>
      <span className="visually-hidden">{label}</span>
    </>
  );
  return href === undefined ? (
    <span {...look}>{inside}</span>
  ) : (
    <Link to={href} {...look}>
      {inside}
    </Link>
  );
}

interface LinesProps {
  readonly layout: ReturnType<typeof layOut>;
  readonly width: number;
  readonly lit: readonly (readonly [OrderStatus, OrderStatus])[];
}

function Lines({ layout: { boxOf, usual, stepY, height }, width, lit }: LinesProps) {
  const tip = useId();
  const pathOf = ({ from, to, bend }: Edge) => edgePath(boxOf(from), boxOf(to), bend * stepY);
  const inInk = lit.map(
    ([from, to]): Edge => usual.find((each) => each.from === from && each.to === to) ?? { from, to, bend: 0 },
  );
  return (
    <svg className={styles.lines} width={width} height={height} aria-hidden>
      <defs>
        <marker
          id={tip}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" fill="context-stroke" />
        </marker>
      </defs>
      {usual.map((each) => (
        <path key={`${each.from} ${each.to}`} d={pathOf(each)} markerEnd={`url(#${tip})`} />
      ))}
      {inInk.map((each) => (
        <path key={`${each.from} ${each.to}`} data-lit d={pathOf(each)} markerEnd={`url(#${tip})`} />
      ))}
    </svg>
  );
}
