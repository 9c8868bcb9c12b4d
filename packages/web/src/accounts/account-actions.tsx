import { Button } from '@mantine/core';
import { IconAdjustments, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { BrokerAccount } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EditLimits } from './edit-limits.tsx';
import { ReplaceCredentials } from './replace-credentials.tsx';
import { accounts as words } from './strings.ts';

/** What can be changed of an account, each in a dialog of its own. */
export function AccountActions({ account }: { readonly account: BrokerAccount }) {
  const [opened, setOpened] = useState<'limits' | 'credentials'>();
  const close = () => setOpened(undefined);
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
      <Dialog opened={opened === 'limits'} onClose={close} title={words.editSettings} size="lg">
        <EditLimits account={account} onDone={close} />
      </Dialog>
      <Dialog opened={opened === 'credentials'} onClose={close} title={words.replaceCredentials} size="lg">
        <ReplaceCredentials account={account} onDone={close} />
      </Dialog>
    </>
  );
}
