/** An instance that was heard of lately. */
export interface LiveInstance {
  readonly id: string;
  /** Tells key files apart: accounts go only to instances that can open the same credentials. */
  readonly keyPrint: string;
  readonly startedAtMs: number;
}

export interface SharedAccount {
  readonly id: string;
  /** Whose lease holds; null when nobody's does. */
  readonly holder: string | null;
}

/** What one instance knows when it decides, all of it by one clock in milliseconds. */
export interface SharePicture {
  readonly self: LiveInstance;
  readonly others: readonly LiveInstance[];
  readonly accounts: readonly SharedAccount[];
  /** Since when this instance has seen nobody act for an account. */
  readonly freeSinceMs: ReadonlyMap<string, number>;
  /** Accounts of its own that must not change hands now (see `mayMove`). */
  readonly resting: ReadonlySet<string>;
  readonly nowMs: number;
  /** Since when the same instances live. */
  readonly sameSinceMs: number;
}

export interface ShareDecision {
  /** The most that an instance shall hold: the accounts by the instances, rounded up. */
  readonly fairShare: number;
  readonly take: readonly string[];
  /** One at a time: the next goes when somebody has this one. */
  readonly give: string | null;
  /** Whether something changes hands, or should: look again soon. */
  readonly isMoving: boolean;
}

/** An account that whoever should has not taken by then is anybody's: better unfair than unwatched. */
const ANYBODYS_AFTER_MS = 6_000;
/** Nobody gives while instances come and go: one that starts and dies again and again gets nothing to drop. */
const SETTLED_AFTER_MS = 30_000;

/**
 * What an instance takes and gives so that accounts are spread evenly. Every instance decides for itself from the same
 * rows, and the leases alone say who acts: a wrong picture costs time, never a second holder.
 *
 * 1. An account that nobody holds is dealt to the instance with the fewest; all come to the same answer.
 * 2. What is not taken by the one it was dealt to becomes anybody's within seconds, the giver's included.
 * 3. An instance gives only what is above the rounded-up share, so that what is even stays as it is.
 * 4. It gives one account at a time, and none while another is on its way or the instances have just changed.
 * 5. Holders that are not in the list (an older version, a command) keep what they hold; only the rest is shared.
 * 6. With different key files about, those that agree with the longest-lived instance come first.
 */
export function decideShare(picture: SharePicture): ShareDecision {
  const { self, accounts, freeSinceMs, resting, nowMs, sameSinceMs } = picture;
  const all = [self, ...picture.others];
  const peers = new Set(all.filter(({ keyPrint }) => keyPrint === self.keyPrint).map(({ id }) => id));
  const held = new Map<string, string[]>([...peers].sort().map((id) => [id, []]));
  const free: string[] = [];
  let elsewhere = 0;
  for (const { id, holder } of accounts) {
    const hand = holder === null ? free : held.get(holder);
    if (hand === undefined) elsewhere += 1;
    else hand.push(id);
  }
  const fairShare = Math.ceil((accounts.length - elsewhere) / peers.size);
  const own = held.get(self.id) ?? [];
  const isOver = [...held.values()].some((ids) => ids.length > fairShare);
  const dealt = isLeading(self, all) ? deal(free, held).get(self.id) : undefined;
  const left = free.filter((id) => nowMs - (freeSinceMs.get(id) ?? nowMs) >= ANYBODYS_AFTER_MS);
  const maySettle = free.length === 0 && nowMs - sameSinceMs >= SETTLED_AFTER_MS;
  const surplus = maySettle && own.length > fairShare ? own.filter((id) => !resting.has(id)) : [];
  return {
    fairShare,
    take: [...new Set([...(dealt ?? []), ...left])],
    give: surplus.toSorted()[0] ?? null,
    isMoving: free.length > 0 || elsewhere > 0 || isOver,
  };
}

/** Whether nobody with another key file has lived longer; of two that began together the first by name. */
function isLeading(self: LiveInstance, all: readonly LiveInstance[]): boolean {
  const eldest = all.reduce((a, b) =>
    b.startedAtMs < a.startedAtMs || (b.startedAtMs === a.startedAtMs && b.id < a.id) ? b : a,
  );
  return eldest.keyPrint === self.keyPrint;
}

/** Each to the instance that has the fewest by then, of two with as many to the first by name. */
function deal(
  free: readonly string[],
  held: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const hands = [...held].map(([id, ids]) => ({ id, size: ids.length, dealt: [] as string[] }));
  for (const account of free.toSorted()) {
    const next = hands.reduce((a, b) => (b.size < a.size ? b : a));
    next.size += 1;
    next.dealt.push(account);
  }
  return new Map(hands.map(({ id, dealt }) => [id, dealt]));
}
