import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { statusQuery } from '../api/queries.ts';
import { type AccountPatch, changeAccount } from '../api/queries-settings.ts';
import type { BrokerAccount } from '../api/types.ts';
import { type Loosening, loosened } from './loosened.ts';
import { changedMeanwhile, isChangedMeanwhile, type Meanwhile } from './meanwhile.ts';

interface CarefulSaveOptions {
  /** As it is now. */
  readonly account: BrokerAccount;
  /** What would be saved. */
  readonly change: NonNullable<AccountPatch['settings']>;
  /** Whether anything was typed: before, whatever is saved elsewhere is simply shown. */
  readonly isTouched: boolean;
  readonly onSaved: () => void;
  /** Not for a save that somebody else came before. */
  readonly onRefused?: () => void;
}

export interface CarefulSave {
  /** What somebody saved since the form was begun, and nobody has decided about. */
  readonly since: readonly Meanwhile[];
  /** When and from where, as the server told it when it refused. */
  readonly detail: string | undefined;
  readonly loosenings: readonly Loosening[];
  /** Whether it waits for the second step. */
  readonly asks: boolean;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  /** Null while `since` says it all. */
  readonly error: Error | null;
  /** The form begins with the account as it is now; of an earlier save nothing is said any more. */
  begin(): void;
  /** Something was typed: what was asked is no longer the question. */
  touch(): void;
  /** The first step: saves, or asks once more; nothing while `since` is not decided. */
  trySave(): void;
  /** What was typed shall hold over what was saved meanwhile. */
  keepMine(): void;
  /** The second step. */
  saveNow(): void;
  leave(): void;
}

/**
 * Saves settings in deliberate steps: over nothing that was saved since the form was begun before that was shown, and nothing
 * that lets more through before it was asked once more.
 */
export function useCarefulSave(options: CarefulSaveOptions): CarefulSave {
  const { account, change, isTouched, onSaved, onRefused } = options;
  const client = useQueryClient();
  const [begun, setBegun] = useState(account);
  const [isAsking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: statusQuery.queryKey });
  const save = useMutation({
    mutationFn: (version: string) =>
      changeAccount(account.id, { settings: change, settings_version: version }),
    async onSuccess() {
      await refresh();
      onSaved();
    },
    onError(error) {
      if (isChangedMeanwhile(error)) void refresh();
      else onRefused?.();
    },
  });
  const since = isTouched && !save.isPending ? changedMeanwhile(begun, account) : [];
  const isOvertaken = isChangedMeanwhile(save.error);
  const loosenings = loosened(account.settings, change);
  const saveNow = () => {
    setAsking(false);
    save.mutate(account.settings_version);
  };
  const trySave = () => (loosenings.length > 0 ? setAsking(true) : saveNow());
  const begin = () => {
    save.reset();
    setAsking(false);
    setBegun(account);
  };
  return {
    since,
    detail: isOvertaken ? asProblem(save.error).detail : undefined,
    loosenings,
    asks: isAsking && loosenings.length > 0 && since.length === 0 && !save.isPending,
    isPending: save.isPending,
    isSaved: save.isSuccess,
    error: isOvertaken && since.length > 0 ? null : save.error,
    begin,
    touch() {
      setAsking(false);
      if (save.isSuccess) save.reset();
    },
    trySave() {
      if (since.length === 0) trySave();
    },
    keepMine() {
      begin();
      trySave();
    },
    saveNow,
    leave: () => setAsking(false),
  };
}
