import { useMediaQuery } from '@mantine/hooks';
import { useCallback } from 'react';
import { type To, useNavigate, useSearchParams } from 'react-router';

const NAME = 'order';

/** Narrower than this there is no room for an order beside the list, and it is shown on its own page. */
const ROOM_FOR_BOTH = '(min-width: 75em)';

export interface OpenOrder {
  /** The order beside the list; the address holds it, so that it can be shared, loaded anew and gone back to. */
  readonly id: string | undefined;
  /**
   * Where the order is seen: beside the list as it is filtered, or where there is no room on its own page. The same
   * function until that changes.
   */
  readonly addressOf: (id: string) => To;
  readonly close: () => void;
}

export function useRoomForBoth(): boolean {
  return useMediaQuery(ROOM_FOR_BOTH, undefined, { getInitialValueInEffect: false });
}

export function useOpenOrder(): OpenOrder {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const hasRoom = useRoomForBoth();
  const addressOf = useCallback(
    (id: string) =>
      hasRoom ? { pathname: '/orders', search: `?${withOpenOrder(params, id)}` } : `/orders/${id}`,
    [hasRoom, params],
  );
  return {
    id: params.get(NAME) ?? undefined,
    addressOf,
    close: () =>
      void navigate(
        { pathname: '/orders', search: withOpenOrder(params, undefined).toString() },
        { replace: true, preventScrollReset: true },
      ),
  };
}

/** The same address with another order beside the list, or none. */
export function withOpenOrder(params: URLSearchParams, id: string | null | undefined): URLSearchParams {
  const changed = new URLSearchParams(params);
  if (id == null) changed.delete(NAME);
  else changed.set(NAME, id);
  return changed;
}

export function openOrderOf(params: URLSearchParams): string | null {
  return params.get(NAME);
}
