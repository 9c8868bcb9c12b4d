import { Button } from '@mantine/core';
import { IconBuildingBank, IconFilterOff, IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Status } from '../api/types.ts';
import { isUnread } from '../shell/is-unread.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { orders } from './strings.ts';

interface NoOrdersProps {
  readonly status: Status;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** Four ways of having nothing to show, told apart: no answer is never called "nothing". */
export function NoOrders({ status, filtered, onClear }: NoOrdersProps) {
  const { empty } = orders;
  if (status.accounts.length === 0) {
    return (
      <EmptyState icon={IconBuildingBank} title={empty.noAccountTitle} text={empty.noAccountText}>
        <Button component={Link} to="/accounts/new">
          {empty.addAccount}
        </Button>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState icon={IconFilterOff} title={empty.filteredTitle} text={empty.filteredText}>
        <Button variant="default" onClick={onClear}>
          {orders.filters.clear}
        </Button>
      </EmptyState>
    );
  }
  if (isUnread(status.accounts)) {
    return <EmptyState icon={IconPlugConnectedX} title={empty.unknownTitle} text={empty.unknownText} />;
  }
  return (
    <EmptyState icon={IconInbox} title={empty.title} text={empty.text}>
      <Button component={Link} to="/runs" variant="default">
        {empty.toRuns}
      </Button>
    </EmptyState>
  );
}
