import { ActionDialog } from './action-dialog.tsx';
import { closeAction, useAsked } from './open-action.ts';

/** The one place where the question of an action stands, whatever page or row it was asked from. */
export function ActionHost() {
  const asked = useAsked();
  if (!asked) return null;
  return <ActionDialog {...asked} onClose={closeAction} />;
}
