import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { askForPosition, type PositionWish } from '../api/queries-positions.ts';
import { describePosition } from './describe-positions.ts';
import type { PositionDialogProps } from './hold-dialog.tsx';
import styles from './position-actions.module.css';
import { type AdjustFields, readAdjust } from './read-wish.ts';
import { positions } from './strings.ts';

const empty: AdjustFields = { from: '', to: '', exDay: '', reason: '' };

export function AdjustDialog({ position, onClose }: PositionDialogProps) {
  const { adjust: words } = positions;
  const [fields, setFields] = useState(empty);
  const asking = useRequest((wish: PositionWish, key) => askForPosition(position.id, wish, key));
  const { fromError, toError, becomes, wish } = readAdjust(fields, position.quantity);
  const inputs = [
    { key: 'from', label: words.from, error: fromError, inputMode: 'numeric', type: 'text' },
    { key: 'to', label: words.to, error: toError, inputMode: 'numeric', type: 'text' },
    { key: 'exDay', label: words.exDay, error: undefined, inputMode: 'none', type: 'date' },
    { key: 'reason', label: words.reason, error: undefined, inputMode: 'text', type: 'text' },
  ] as const;
  return (
    <AskDialog
      title={words.title}
      accountId={position.account_id}
      about={describePosition(position)}
      text={words.text}
      confirm={words.confirm}
      asking={asking}
      wish={wish}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {inputs.map(({ key, label, error, inputMode, type }) => (
          <TextInput
            key={key}
            type={type}
            label={label}
            inputMode={inputMode}
            maxLength={200}
            value={fields[key]}
            error={error}
            onChange={(event) => setFields({ ...fields, [key]: event.currentTarget.value })}
          />
        ))}
      </div>
      <p className={styles.becomes} role="status">
        {becomes}
      </p>
    </AskDialog>
  );
}
