import { useElementSize } from '@mantine/hooks';
import { type RefCallback, useEffect } from 'react';

/** What is measured is without its frame, and something has to be left between. */
const FRAME_PX = 30;

/** For a bar that stays at the foot of the page: messages stand above it, and what has the focus is scrolled out from behind it. */
export function useFoot<T extends HTMLElement>(): RefCallback<T | null> {
  const { ref, height } = useElementSize<T>();
  useEffect(() => {
    const { style } = document.documentElement;
    if (height > 0) style.setProperty('--foot', `${height + FRAME_PX}px`);
    return () => {
      style.removeProperty('--foot');
    };
  }, [height]);
  return ref;
}
