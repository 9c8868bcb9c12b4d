import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client.ts';
import type { RecommendationsReceipt } from '../api/types.ts';

interface RunWish {
  readonly accountId: string;
  readonly recommendationsId: string | undefined;
  readonly dryRun: boolean;
  /** The same for a wish that is sent again; a new one by itself. */
  readonly idempotencyKey?: string;
}

/** Hands a recommendation file in. Nothing is placed by that. */
export function useReceiveFile(onReceived: (receipt: RecommendationsReceipt) => void) {
  return useMutation({
    mutationFn: async (file: File) =>
      bodyOf(
        api.POST('/api/v1/user/recommendations', {
          params: { query: { name: file.name } },
          body: await file.text(),
          bodySerializer: (text) => text,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: onReceived,
  });
}

/** Asks for a run and goes to its page. */
export function useStartRun() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ accountId, recommendationsId, dryRun, idempotencyKey: key }: RunWish) =>
      bodyOf(
        api.POST('/api/v1/user/placement-runs', {
          ...(key !== undefined && { headers: { 'idempotency-key': key } }),
          body: {
            account_id: accountId,
            dry_run: dryRun,
            ...(recommendationsId !== undefined && { recommendations_id: recommendationsId }),
          },
        }),
      ),
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ['runs'] });
      void navigate(`/runs/${run.id}`);
    },
  });
}
