import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

/** What a picture is drawn with: the page's own colours, by the names of its tokens. */
export interface Paint {
  readonly colour: (token: string) => string;
  readonly axis: uPlot.Axis;
}

export interface Drawing {
  readonly options: Omit<uPlot.Options, 'width' | 'height' | 'cursor' | 'legend'>;
  readonly data: uPlot.AlignedData;
}

interface PlotProps {
  readonly height: number;
  /** What the picture shows, in words. */
  readonly label: string;
  /** Another function draws anew. */
  readonly draw: (paint: Paint) => Drawing;
}

/** Drawn from the page's own colours, and drawn anew when these or the width change. Numbers are for drawing alone. */
export function Plot({ height, label, draw }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: uPlot | undefined;
    const paint = () => {
      plot?.destroy();
      const { options, data } = draw(paintOf(getComputedStyle(document.documentElement)));
      const width = element.clientWidth;
      plot = new uPlot(
        { ...options, width, height, cursor: { show: false }, legend: { show: false } },
        data,
        element,
      );
    };
    paint();
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const themed = new MutationObserver(paint);
    themed.observe(document.documentElement, {
      attributeFilter: ['data-mantine-color-scheme', 'data-gains'],
    });
    return () => {
      resized.disconnect();
      themed.disconnect();
      plot?.destroy();
    };
  }, [draw, height]);
  return <div ref={place} role="img" aria-label={label} style={{ minHeight: height, minWidth: 0 }} />;
}

function paintOf(style: CSSStyleDeclaration): Paint {
  const colour = (token: string) => style.getPropertyValue(token).trim();
  return {
    colour,
    axis: {
      stroke: colour('--ink-3'),
      font: `12px ${colour('--font')}`,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    },
  };
}
