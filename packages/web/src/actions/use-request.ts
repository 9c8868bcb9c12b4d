import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isUnanswered, requestQuery } from '../api/queries-actions.ts';
import { useWishKey } from '../api/use-wish-key.ts';

/** What every request answers with, whatever it was about. */
export interface RequestWord {
  readonly request_id: string;
  readonly state: 'queued' | 'working' | 'done' | 'refused' | 'failed';
  readonly text: string | null;
}

export interface Asking<W> {
  /** The latest word about the request; nothing before it was asked. */
  readonly answer: RequestWord | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly ask: (wish: W) => void;
}

/** Asks once per wish, however often it is pressed, and follows a request that goes on by itself until it is answered. */
export function useRequest<W>(send: (wish: W, key: string) => Promise<RequestWord>): Asking<W> {
  const client = useQueryClient();
  const keyOf = useWishKey();
  const asked = useMutation({ mutationFn: (wish: W) => send(wish, keyOf(wish)) });
  const { data: later } = useQuery(
    requestQuery(isUnanswered(asked.data) ? asked.data?.request_id : undefined),
  );
  const answer = later ?? asked.data;
  useEffect(() => {
    if (!answer) return;
    for (const area of ['orders', 'positions', 'events', 'status', 'funds']) {
      void client.invalidateQueries({ queryKey: [area] });
    }
  }, [answer, client]);
  return {
    answer,
    error: asked.error,
    isPending: asked.isPending || isUnanswered(answer),
    ask: asked.mutate,
  };
}
