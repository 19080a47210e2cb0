import { toPixel } from './plotLayout.js';
import { runsBackwards } from './axis.js';
import { FAINT } from './palette.js';
import type { Lane, PlotModel } from './plotModel.js';

const STICK_WIDTH = 2;
const LANE_PADDING = 0.12;

interface RenderApi {
  value(dimension: number): number | string;
  coord(point: number[]): number[];
}

/**
 * Sticks of one reference in its lane: solid where the line is matched, hollow where it is missing,
 * thin and pale where it would be too weak to see.
 */
export function laneSeries(lane: Lane, index: number, gridIndex: number, model: PlotModel): Record<string, unknown> {
  const { theme, xRange, lanes } = model;
  const bottom = lanes.length - 1 - index;
  const visible = lane.sticks.filter((stick) => stick.x >= xRange[0] && stick.x <= xRange[1]);
  const styles = visible.map((stick) => stick.state);
  return {
    type: 'custom',
    id: `lane:${lane.id}`,
    silent: true,
    animation: false,
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    clip: true,
    data: visible.map((stick) => [stick.x, stick.height]),
    renderItem: (params: { dataIndex: number }, api: RenderApi) => {
      const x = Number(api.value(0));
      const height = Number(api.value(1)) * (1 - 2 * LANE_PADDING);
      const foot = api.coord([x, bottom + LANE_PADDING]);
      const top = api.coord([x, bottom + LANE_PADDING + Math.max(height, 0.03)]);
      const state = styles[params.dataIndex];
      const hollow = state === 'missing';
      const half = hollow ? 2 : STICK_WIDTH / 2;
      const frame = model.layout.sticks;
      const centre = frame ? toPixel(x, xRange, frame, runsBackwards(model.unit)) : (foot[0] ?? 0);
      return {
        type: 'rect',
        shape: {
          x: Math.round(centre - half) + (hollow ? 0.5 : 0),
          y: top[1] ?? 0,
          width: half * 2 - (hollow ? 1 : 0),
          height: (foot[1] ?? 0) - (top[1] ?? 0),
        },
        style: hollow
          ? { fill: theme.background, stroke: lane.colour, lineWidth: 1, opacity: lane.faint ? FAINT : 1 }
          : { fill: lane.colour, opacity: state === 'hidden' ? 0.35 : lane.faint ? FAINT : 1 },
      };
    },
  };
}
