import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Divergence } from '../api/queries-reconcile.ts';
import { CareDialog } from './care-dialog.tsx';
import { LookAgain } from './look-again.tsx';
import { ProgramDialog } from './program-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { reconcile as words } from './strings.ts';

const dialogs = {
  resolve: ResolveDialog,
  take_under_care: CareDialog,
  confirm_other_program: ProgramDialog,
} as const;

export interface RowDialogProps {
  readonly row: Divergence;
  readonly deal: string;
  readonly onClose: () => void;
}

/** The one step that is safe here. An unconfirmed order can be settled, never dismissed. */
export function RowAction({ row, deal }: { readonly row: Divergence; readonly deal: string }) {
  const [opened, setOpened] = useState(false);
  const { action } = row;
  if (action === 'none') return null;
  if (action === 'look_again') return <LookAgain accountId={row.account_id} deal={deal} />;
  // The decision is about the order whose answer was lost, and stands there.
  if (action === 'resolve' && row.verdict !== 'unconfirmed') return null;
  const Opened = dialogs[action];
  return (
    <>
      <Button
        size="xs"
        aria-label={words.of(words.actions[action], deal)}
        data-action={action}
        onClick={() => setOpened(true)}
      >
        {words.actions[action]}
      </Button>
      {opened && <Opened row={row} deal={deal} onClose={() => setOpened(false)} />}
    </>
  );
}
