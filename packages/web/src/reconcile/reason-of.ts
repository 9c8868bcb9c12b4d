const LEAST_CHARACTERS = 3;

/** The reason as it is sent; nothing while it says nothing. */
export function reasonOf(value: string): string | undefined {
  const reason = value.trim();
  return reason.length < LEAST_CHARACTERS ? undefined : reason;
}
