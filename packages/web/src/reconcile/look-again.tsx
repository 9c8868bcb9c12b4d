import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '../api/problem.ts';
import { readBook } from '../api/queries-reconcile.ts';
import { reconcile as words } from './strings.ts';

/** Reads the broker's book once more. It never sends an order. */
export function LookAgain({ accountId, deal }: { readonly accountId: string; readonly deal: string }) {
  const client = useQueryClient();
  const tell = (title: string, message: string, color: string) =>
    notifications.show({ title, message, color, closeButtonProps: { 'aria-label': words.closeMessage } });
  const look = useMutation({
    mutationFn: () => readBook(accountId),
    onSuccess: ({ detail }) => {
      void client.invalidateQueries({ queryKey: ['orders'] });
      tell(words.looked, detail, 'gray');
    },
    onError: (error) => tell(words.lookFailed, asProblem(error).detail, 'red'),
  });
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconRefresh size={15} aria-hidden />}
      aria-label={words.of(words.actions.look_again, deal)}
      loading={look.isPending}
      onClick={() => look.mutate()}
    >
      {words.actions.look_again}
    </Button>
  );
}
