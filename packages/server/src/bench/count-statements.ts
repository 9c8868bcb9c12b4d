const TRANSACTION_CONTROL = /^\s*(begin|start transaction|commit|rollback)\b/i;

/** How many of these texts are statements proper: what only opens or ends a transaction is not counted. */
export function countedStatements(texts: readonly string[]): number {
  return texts.filter((text) => !TRANSACTION_CONTROL.test(text)).length;
}
