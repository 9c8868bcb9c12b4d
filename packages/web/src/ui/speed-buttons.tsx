import styles from './speed-buttons.module.css';

interface SpeedButtonsProps {
  /** What the buttons are for, for whoever does not see them. */
  readonly legend: string;
  readonly speeds: readonly number[];
  /** The one that holds now; none of them may. */
  readonly now: number;
  readonly word: (speed: string) => string;
  readonly onChoose: (speed: number) => void;
}

/** How fast a clock runs, one button for each speed. */
export function SpeedButtons({ legend, speeds, now, word, onChoose }: SpeedButtonsProps) {
  return (
    <fieldset className={styles.speeds}>
      <legend className="visually-hidden">{legend}</legend>
      {speeds.map((speed) => (
        <button key={speed} type="button" aria-pressed={speed === now} onClick={() => onChoose(speed)}>
          {word(String(speed))}
        </button>
      ))}
    </fieldset>
  );
}
