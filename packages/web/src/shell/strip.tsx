import type { Me, Status } from '../api/types.ts';
import { Bell } from '../bell/bell.tsx';
import { KillControl } from '../kill/kill-control.tsx';
import { Freshness } from './freshness.tsx';
import { IstClock } from './ist-clock.tsx';
import { MarketChip } from './market-chip.tsx';
import { ModeBadge } from './mode-badge.tsx';
import { NextAction } from './next-action.tsx';
import { PauseControl } from './pause-control.tsx';
import styles from './strip.module.css';
import { UserMenu } from './user-menu.tsx';

interface StripProps {
  readonly status: Status;
  readonly me: Me;
  /** Whether the server answered the last time; otherwise the past is shown, and said to be the past. */
  readonly answering: boolean;
  readonly onHelp: () => void;
  readonly onPalette: () => void;
}

/** Always in sight: which world this is, what the market does, how fresh the page is, what happens next. */
export function Strip({ status, me, answering, onHelp, onPalette }: StripProps) {
  return (
    <header className={styles.strip}>
      <div className={styles.mode}>
        <ModeBadge mode={status.mode} />
      </div>
      <div className={styles.market}>
        <MarketChip market={status.market} answering={answering} />
      </div>
      <div className={styles.next}>
        <NextAction action={status.next_action} answering={answering} />
      </div>
      <div className={styles.freshness}>
        <Freshness status={status} answering={answering} />
      </div>
      <div className={styles.clock}>
        <IstClock simulated={status.clock.simulated} rate={status.clock.rate} />
      </div>
      <div className={styles.controls}>
        <Bell />
        <PauseControl accounts={status.accounts} />
        <KillControl accounts={status.accounts} />
        <UserMenu me={me} version={status.version} onHelp={onHelp} onPalette={onPalette} />
      </div>
    </header>
  );
}
