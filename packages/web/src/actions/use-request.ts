import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isUnanswered, requestQuery } from '../api/queries-actions.ts';

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

/** Asks once per press, and follows a request that goes on by itself until it is answered. */
export function useRequest<W>(send: (wish: W) => Promise<RequestWord>): Asking<W> {
  const client = useQueryClient();
  const asked = useMutation({ mutationFn: send });
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
