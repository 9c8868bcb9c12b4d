import type { JsonObject, OrderId } from '../orders/index.ts';
import type { Alert, AlertKind, Severity } from './decisions.ts';
import type { GuardState } from './guard-state.ts';

// A day with more different alerts than this is told often enough.
const REMEMBERED = 5_000;

/** Collects the alerts of one reading; what was told before, for the same trading day, is not told again. */
export interface AlertLog {
  /** Adds an alert and returns true, or returns false when the same thing is already told. */
  raise(alert: {
    readonly kind: AlertKind;
    readonly severity: Severity;
    readonly orderId: OrderId | null;
    /** What distinguishes it from others of its kind. */
    readonly about: string;
    readonly facts: JsonObject;
  }): boolean;
  /** Adds an alert about a status text unless its text has ever been told. */
  raiseUnknownText(text: string, orderId: OrderId | null): boolean;
  readonly alerts: readonly Alert[];
  /** The guard's memory with what this reading added. */
  remember(): Pick<GuardState, 'alerted' | 'unknownTexts'>;
}

export function openAlertLog(guard: Pick<GuardState, 'alerted' | 'unknownTexts'>): AlertLog {
  const told = new Set(guard.alerted);
  const alerts: Alert[] = [];
  const keys: string[] = [];
  const texts: string[] = [];
  return {
    alerts,
    raise({ kind, severity, orderId, about, facts }) {
      const key = `${kind}:${about}`;
      if (told.has(key)) return false;
      told.add(key);
      keys.push(key);
      alerts.push({ kind, severity, orderId, key, facts });
      return true;
    },
    raiseUnknownText(text, orderId) {
      if (guard.unknownTexts.includes(text) || texts.includes(text)) return false;
      texts.push(text);
      alerts.push({
        kind: 'unknown_text',
        severity: 'S2',
        orderId,
        key: `unknown_text:${text}`,
        facts: { text },
      });
      return true;
    },
    remember: () => ({
      alerted: keys.length === 0 ? guard.alerted : [...guard.alerted, ...keys].slice(-REMEMBERED),
      unknownTexts: texts.length === 0 ? guard.unknownTexts : [...guard.unknownTexts, ...texts],
    }),
  };
}
