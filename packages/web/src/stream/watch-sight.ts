/** Whether somebody can see this tab. What a hidden one puts off is made up for once, when it is seen again. */
export interface Sight {
  /** True in a hidden tab, which owes from then on. */
  putsOff(): boolean;
  stop(): void;
}

export function watchSight(catchUp: () => void): Sight {
  let owes = false;
  const onChange = () => {
    if (document.visibilityState === 'hidden' || !owes) return;
    owes = false;
    catchUp();
  };
  document.addEventListener('visibilitychange', onChange);
  return {
    putsOff() {
      if (document.visibilityState !== 'hidden') return false;
      owes = true;
      return true;
    },
    stop: () => document.removeEventListener('visibilitychange', onChange),
  };
}
