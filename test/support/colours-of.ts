import type { Locator } from 'playwright-core';

interface Colours {
  /** Whether a picture has a spot of the colour that a token of the page has now. */
  readonly has: (token: string) => Promise<boolean>;
}

/** What a canvas is drawn with, asked by the names of the page's own colours. Rims, where colours run into each other, count for none. */
export function coloursOf(canvas: Locator): Colours {
  return {
    has: (token) =>
      canvas.evaluate((element, name) => {
        const drawn = element as HTMLCanvasElement;
        const context = drawn.getContext('2d');
        if (!context) return false;
        const wanted = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
        const spot = new OffscreenCanvas(1, 1).getContext('2d');
        if (!spot) return false;
        spot.fillStyle = wanted;
        spot.fillRect(0, 0, 1, 1);
        const [red, green, blue] = spot.getImageData(0, 0, 1, 1).data;
        const { data } = context.getImageData(0, 0, drawn.width, drawn.height);
        for (let at = 0; at < data.length; at += 4) {
          if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255)
            return true;
        }
        return false;
      }, token),
  };
}
