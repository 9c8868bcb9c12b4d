import { ActionIcon, CopyButton as Copy } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { ui } from './strings.ts';

/** Copies a text; `what` names it for those who do not see the icon's place. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <Copy value={text}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          size="sm"
          color="gray"
          onClick={copy}
          aria-label={copied ? ui.copied : `${ui.copy} ${what}`}
        >
          {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
        </ActionIcon>
      )}
    </Copy>
  );
}
