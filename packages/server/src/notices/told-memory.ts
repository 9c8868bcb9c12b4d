/**
 * What was told last of an account, as the holder of its lease knows it. It is loaded anew with each lease: what another instance
 * told meanwhile is not in this one's memory.
 */
export interface ToldMemory<Account extends object, Told> {
  of(account: Account, epoch: number, load: () => Promise<Told>): Promise<Told>;
  keep(account: Account, epoch: number, told: Told): void;
}

export function createToldMemory<Account extends object, Told>(): ToldMemory<Account, Told> {
  const kept = new WeakMap<Account, { readonly epoch: number; readonly told: Told }>();
  return {
    async of(account, epoch, load) {
      const known = kept.get(account);
      if (known?.epoch === epoch) return known.told;
      const told = await load();
      kept.set(account, { epoch, told });
      return told;
    },
    keep: (account, epoch, told) => void kept.set(account, { epoch, told }),
  };
}
