import { formatMoment, parseMoment } from '../format/time.ts';
import styles from './settings-form.module.css';
import { origin as words } from './strings.ts';

interface FieldOriginProps {
  readonly label: string;
  /** In words; undefined while it is not known. */
  readonly preset: string | undefined;
  /** Whether what stands in the field is it. */
  readonly isPreset: boolean;
  /** ISO moment of its last change; undefined where none is on record. */
  readonly changedAt: string | undefined;
  readonly onPutBack: () => void;
}

/** Where a setting's value comes from: what it begins with, and when somebody last changed it. */
export function FieldOrigin({ label, preset, isPreset, changedAt, onPutBack }: FieldOriginProps) {
  if (preset === undefined) return null;
  return (
    <p className={styles.origin}>
      <span>{words.preset(preset)}</span>
      {changedAt !== undefined && <span>{words.changed(formatMoment(parseMoment(changedAt)))}</span>}
      {!isPreset && (
        <button type="button" onClick={onPutBack} aria-label={words.putBackOf(label)}>
          {words.putBack}
        </button>
      )}
    </p>
  );
}
