import { AskDialog } from '../actions/ask-dialog.tsx';
import { useRequest } from '../actions/use-request.ts';
import { askForPosition, type PositionWish } from '../api/queries-positions.ts';
import { describePosition } from './describe-positions.ts';
import type { PositionDialogProps } from './hold-dialog.tsx';
import { positions } from './strings.ts';

const wish: PositionWish = { kind: 'resume' };

export function ResumeDialog({ position, onClose }: PositionDialogProps) {
  const { resume: words } = positions;
  const asking = useRequest((asked: PositionWish, key) => askForPosition(position.id, asked, key));
  return (
    <AskDialog
      title={words.title}
      accountId={position.account_id}
      about={describePosition(position)}
      text={position.hold?.by === 'corporate_action' ? words.frozenText : words.text}
      confirm={words.confirm}
      asking={asking}
      wish={wish}
      onClose={onClose}
    />
  );
}
