import { Button } from '@mantine/core';
import { IconArrowsSplit, IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { Position } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import styles from './position-actions.module.css';
import { ResumeDialog } from './resume-dialog.tsx';
import { positions as words } from './strings.ts';

type Action = 'hold' | 'resume' | 'adjust';

const marks = { hold: IconHandStop, resume: IconPlayerPlay, adjust: IconArrowsSplit };
const dialogs = { hold: HoldDialog, resume: ResumeDialog, adjust: AdjustDialog };

interface PositionActionsProps {
  readonly position: Position;
  readonly small?: boolean;
}

/** What can be asked for at a position, as buttons. Each opens a dialog; none acts by itself. */
export function PositionActions({ position, small = false }: PositionActionsProps) {
  const [opened, setOpened] = useState<Action>();
  const Opened = opened && dialogs[opened];
  const what = `${formatCount(position.quantity)} ${position.symbol}`;
  return (
    <>
      <span className={styles.actions}>
        {actionsOf(position).map((action) => {
          const Mark = marks[action];
          return (
            <Button
              key={action}
              variant="default"
              size={small ? 'compact-xs' : 'sm'}
              leftSection={<Mark size={small ? 14 : 16} aria-hidden />}
              aria-label={words.actions.of(words.actions[action], what)}
              onClick={() => setOpened(action)}
            >
              {words.actions[action]}
            </Button>
          );
        })}
      </span>
      {Opened && <Opened position={position} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** A sale whose shares are in doubt is settled, not resumed. */
function actionsOf({ state, hold }: Position): readonly Action[] {
  if (state === 'closed') return [];
  if (hold === null) return ['hold', 'adjust'];
  return hold.by === 'ambiguous_sale' ? ['adjust'] : ['resume', 'adjust'];
}
