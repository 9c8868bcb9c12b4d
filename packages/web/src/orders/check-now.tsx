import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import styles from './check-now.module.css';
import { orders } from './strings.ts';

/** Wakes the same cycle that runs by itself. It reads; it never sends an order. */
export function CheckNow({ accountIds }: { readonly accountIds: readonly string[] }) {
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () =>
      Promise.all(
        accountIds.map((account_id) =>
          bodyOf(api.POST('/api/v1/user/orders/sync', { body: { account_id } })),
        ),
      ),
    onSuccess: (reports) => {
      void client.invalidateQueries({ queryKey: ['orders'] });
      notifications.show({
        title: orders.checked,
        message: reports.map((report) => report.detail).join(' '),
        color: 'gray',
        closeButtonProps: { 'aria-label': orders.close },
      });
    },
    onError: (error) =>
      notifications.show({
        title: orders.checkFailed,
        message: asProblem(error).detail,
        color: 'red',
        closeButtonProps: { 'aria-label': orders.close },
      }),
  });
  if (accountIds.length === 0) return null;
  return (
    <Button
      variant="default"
      size="sm"
      className={styles.button}
      aria-label={orders.checkNow}
      title={orders.checkNowHint}
      loading={check.isPending}
      onClick={() => check.mutate()}
    >
      <IconRefresh size={17} aria-hidden />
      <span className={styles.word}>{orders.checkNow}</span>
    </Button>
  );
}
