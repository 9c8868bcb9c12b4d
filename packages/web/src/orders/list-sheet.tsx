import type { ReactNode, Ref } from 'react';
import { formatCount } from '../format/rupees.ts';
import { WaitingPill } from '../ui/waiting-pill.tsx';
import styles from './orders-list.module.css';
import { orders } from './strings.ts';

export interface ListSheetProps {
  readonly ref: Ref<HTMLDivElement>;
  /** Whether what is shown is not the answer to what is asked. */
  readonly isOld: boolean;
  readonly held: {
    readonly waiting: number;
    readonly show: () => void;
    readonly hold: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
  };
  readonly children: ReactNode;
}

/** The sheet on which the rows stand still while the pointer is over them. */
export function ListSheet({ ref, isOld, held: { waiting, show, hold }, children }: ListSheetProps) {
  return (
    <div ref={ref} className={styles.sheet} data-old={isOld || undefined} {...hold}>
      <WaitingPill
        text={waiting > 0 ? orders.updates(formatCount(waiting), waiting === 1) : undefined}
        onShow={show}
      />
      {children}
    </div>
  );
}
