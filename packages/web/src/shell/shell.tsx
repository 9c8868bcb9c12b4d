import { useDisclosure } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { ActionHost } from '../actions/action-host.tsx';
import type { Me, Status } from '../api/types.ts';
import { useSilence } from '../api/use-silence.ts';
import { PaletteSlot } from '../keys/palette-slot.tsx';
import { ShortcutHelp } from '../keys/shortcut-help.tsx';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { ProofHost } from '../proof/proof-host.tsx';
import { useLiveOrders } from '../stream/use-live-orders.ts';
import { DemoBanner } from './demo-banner.tsx';
import { loadAhead } from './load-ahead.ts';
import { ModeFrame } from './mode-badge.tsx';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import styles from './shell.module.css';
import { shell } from './strings.ts';
import { Strip } from './strip.tsx';
import { useNeedsBadge } from './use-needs-badge.ts';

interface ShellProps {
  readonly status: Status;
  readonly me: Me;
  /** The session has ended: nothing is listened to until there is another. */
  readonly isOut: boolean;
}

/** What surrounds every page of somebody who is signed in. */
export function Shell({ status, me, isOut }: ShellProps) {
  const stream = useLiveOrders(!isOut);
  useEffect(loadAhead, []);
  useNeedsBadge();
  const silence = useSilence();
  const answering = silence === undefined;
  const silentSinceMs = silence?.sinceMs;
  const [helpOpened, help] = useDisclosure(false);
  const [paletteOpened, palette] = useDisclosure(false);
  const shortcuts = useShortcuts({ onHelp: help.open, onPalette: palette.open });
  return (
    <div className={styles.shell} data-mode={status.mode ?? 'none'}>
      <a href="#content" className={styles.skip}>
        {shell.skip}
      </a>
      <Navigation mode={status.mode} />
      <div className={styles.main}>
        <Strip status={status} me={me} answering={answering} onHelp={help.open} onPalette={palette.open} />
        {status.mode === 'demo' && <DemoBanner leaving={status.leaving_demo} />}
        <Notices status={status} me={me} hearing={{ answering, silentSinceMs, stream }} />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <ModeFrame mode={status.mode} />
      <ShortcutHelp mode={status.mode} opened={helpOpened} onClose={help.close} shortcuts={shortcuts} />
      <PaletteSlot opened={paletteOpened} onClose={palette.close} mode={status.mode} />
      <ActionHost />
      <ProofHost />
      <ScrollRestoration />
    </div>
  );
}
