import { Button } from '@mantine/core';
import { IconAdjustments, IconKey, IconSwitchHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { BrokerAccount } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ChangeMode } from './change-mode.tsx';
import { EditLimits } from './edit-limits.tsx';
import { ReplaceCredentials } from './replace-credentials.tsx';
import { modeChange, accounts as words } from './strings.ts';

/** A simulated account stays one: its orders are at no broker. */
const otherMode: Readonly<Partial<Record<BrokerAccount['mode'], 'live' | 'read-only'>>> = {
  'read-only': 'live',
  live: 'read-only',
};

/** What can be changed of an account, each in a dialog of its own. */
export function AccountActions({ account }: { readonly account: BrokerAccount }) {
  const [opened, setOpened] = useState<'limits' | 'credentials' | 'mode'>();
  const close = () => setOpened(undefined);
  const to = otherMode[account.mode];
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={() => setOpened('limits')}
      >
        {words.editSettings}
      </Button>
      {account.mode !== 'demo' && (
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => setOpened('credentials')}
        >
          {words.replaceCredentials}
        </Button>
      )}
      {to !== undefined && (
        <Button
          variant="default"
          leftSection={<IconSwitchHorizontal size={16} aria-hidden />}
          onClick={() => setOpened('mode')}
        >
          {modeChange[to].open}
        </Button>
      )}
      <Dialog opened={opened === 'limits'} onClose={close} title={words.editSettings} size="lg">
        <EditLimits account={account} onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'credentials'} onClose={close} title={words.replaceCredentials} size="lg">
        <ReplaceCredentials account={account} onDone={close} />
      </Dialog>
      {to !== undefined && (
        <Dialog opened={opened === 'mode'} onClose={close} title={modeChange[to].open} size="lg">
          <ChangeMode account={account} to={to} onDone={close} />
        </Dialog>
      )}
    </>
  );
}
