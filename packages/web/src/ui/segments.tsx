import styles from './filters.module.css';

interface SegmentsProps<T extends string> {
  readonly legend: string;
  readonly choices: readonly (readonly [value: T | undefined, word: string])[];
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
}

/** One of a few, all in sight. */
export function Segments<T extends string>({ legend, choices, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className={styles.segments}>
      <legend className="visually-hidden">{legend}</legend>
      {choices.map(([choice, word]) => (
        <button key={word} type="button" aria-pressed={choice === value} onClick={() => onChange(choice)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}
