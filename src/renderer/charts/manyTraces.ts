import type { Trace } from './plotModel.js';
import type { Frame } from './plotLayout.js';

/** From here on curves are drawn as bare lines: a series each costs echarts several times the drawing itself. */
export const MANY_TRACES = 10;

/** Curves already cut to what is visible, as one series of bare lines; `flat` holds x,y pairs in display units and paper heights. */
export function manyTraces(
  curves: readonly { trace: Trace; flat: Float64Array }[],
  xPixel: (value: number) => number,
  yPixel: (height: number) => number,
  frame: Frame,
): Record<string, unknown> {
  return {
    type: 'custom',
    id: 'traces',
    silent: true,
    animation: false,
    xAxisIndex: 0,
    yAxisIndex: 0,
    clip: false,
    // Only the number of items matters; every line places itself.
    data: curves.map(() => [0, 0]),
    encode: { x: -1, y: -1 },
    renderItem: ({ dataIndex }: { dataIndex: number }) => {
      const curve = curves[dataIndex];
      if (!curve) return null;
      const { trace, flat } = curve;
      const points: number[][] = new Array<number[]>(flat.length / 2);
      for (let i = 0; i < points.length; i += 1) {
        points[i] = [xPixel(flat[2 * i] ?? NaN), yPixel(flat[2 * i + 1] ?? NaN)];
      }
      return {
        type: 'polyline',
        shape: { points },
        style: { stroke: trace.colour, lineWidth: 1, fill: null, lineJoin: 'bevel' },
        clipPath: {
          type: 'rect',
          shape: { x: frame.left, y: frame.top, width: frame.width, height: frame.height },
        },
      };
    },
  };
}
