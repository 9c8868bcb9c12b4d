import { Input, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { askForPosition, type Position, type PositionWish } from '../api/queries-positions.ts';
import { useNow } from '../clock/use-now.ts';
import { istDay } from '../format/time.ts';
import { DayField } from '../ui/day-field.tsx';
import { describePosition } from './describe-positions.ts';
import styles from './position-actions.module.css';
import { readHold } from './read-wish.ts';
import { positions } from './strings.ts';

export interface PositionDialogProps {
  readonly position: Position;
  readonly onClose: () => void;
}

export function HoldDialog({ position, onClose }: PositionDialogProps) {
  const { hold: words } = positions;
  const [reason, setReason] = useState<string>(words.reasonDefault);
  const [until, setUntil] = useState('');
  const untilId = useId();
  const today = istDay(useNow(60_000));
  const asking = useRequest((wish: PositionWish, key) => askForPosition(position.id, wish, key));
  const { untilError, wish } = readHold({ reason, until }, today);
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
        <TextInput
          label={words.reason}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Input.Wrapper
          id={untilId}
          label={words.until}
          description={words.untilHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={untilError}
        >
          <DayField id={untilId} label={words.until} value={until} onChange={setUntil} />
        </Input.Wrapper>
      </div>
    </AskDialog>
  );
}
