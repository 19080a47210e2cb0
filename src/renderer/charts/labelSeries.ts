import { runsBackwards } from './axis.js';
import { barredCharacters } from './formatHkl.js';
import { toScale } from './intensityScale.js';
import { CHART_FONT, inkOf } from './palette.js';
import { placeLabels, type LabelWish } from './placeLabels.js';
import { toPixel } from './plotLayout.js';
import type { Lane, PlotModel } from './plotModel.js';

const FONT_SIZE = 11;
const CELL = 6.6;
/** Lines weaker than this share of the strongest get no label on the pattern; hovering shows it. */
const LABEL_LIMIT = 0.08;
const RAISE = 4;
const RAISE_OVER_MARK = 13;

interface Label {
  x: number;
  intensity: number;
  text: string;
  colour: string;
  bold: boolean;
}

type Graphic = Record<string, unknown>;

/** Indices above the strong matched lines, and a question mark above every peak that nothing explains; none covers another. */
export function labelSeries(model: PlotModel): Record<string, unknown>[] {
  const { pattern } = model.layout;
  const unexplained = model.unexplained.map(({ x, y }): Label => ({
    x,
    intensity: y,
    text: '?',
    colour: inkOf(model.theme.backgroundCurve),
    bold: true,
  }));
  const all = [...unexplained, ...(model.labels ? model.lanes.flatMap(lineLabels) : [])].filter(
    ({ x }) => x >= model.xRange[0] && x <= model.xRange[1],
  );
  const wishes = all.map((label): LabelWish => {
    const height = toScale(label.intensity, model.scale, model.floor);
    return {
      x: toPixel(label.x, model.xRange, pattern, runsBackwards(model.unit)),
      y: pattern.top + pattern.height * (1 - (height - model.yRange[0]) / (model.yRange[1] - model.yRange[0])),
      width: barredCharacters(label.text).length * CELL,
      weight: label.bold ? Infinity : label.intensity,
    };
  });
  const raise = model.peaks.length > 0 ? RAISE_OVER_MARK : RAISE;
  const graphics = placeLabels(wishes).flatMap((index) => {
    const [label, wish] = [all[index], wishes[index]];
    if (!label || !wish || wish.y < pattern.top || wish.y > pattern.top + pattern.height) return [];
    return [labelGraphic(label, wish.x, wish.y - raise, model.theme.background)];
  });
  if (graphics.length === 0) return [];
  return [
    {
      type: 'custom',
      id: 'labels',
      z: 6,
      silent: true,
      animation: false,
      xAxisIndex: 0,
      yAxisIndex: 0,
      clip: false,
      // Every label places itself.
      data: graphics.map(() => [0, 0]),
      encode: { x: -1, y: -1 },
      renderItem: ({ dataIndex }: { dataIndex: number }) => graphics[dataIndex] ?? null,
    },
  ];
}

/** Text standing on (x, y), with a rim of the paper's colour so that curves behind it do not disturb. */
function labelGraphic(label: Label, x: number, y: number, paper: string): Graphic {
  const style = {
    fill: label.colour,
    stroke: paper,
    lineWidth: 2.5,
    font: `${label.bold ? 'bold ' : ''}${FONT_SIZE}px ${CHART_FONT}`,
    textAlign: 'center',
    textVerticalAlign: 'bottom',
  };
  const characters = barredCharacters(label.text);
  if (!characters.some(({ barred }) => barred)) return { type: 'text', style: { ...style, text: label.text, x, y } };
  const first = x - ((characters.length - 1) * CELL) / 2;
  const children = characters.flatMap(({ character, barred }, i): Graphic[] => {
    const centre = first + i * CELL;
    const bar = { x: centre - 2.5, y: y - FONT_SIZE - 1.5, width: 5, height: 1 };
    return [
      { type: 'text', style: { ...style, text: character, x: centre, y } },
      ...(barred ? [{ type: 'rect', shape: bar, style: { fill: label.colour } }] : []),
    ];
  });
  return { type: 'group', children };
}

function lineLabels(lane: Lane): Label[] {
  return lane.sticks
    .filter((stick) => stick.label !== '' && stick.state === 'matched' && stick.height > LABEL_LIMIT)
    .map((stick) => ({
      x: stick.x,
      intensity: stick.intensity,
      text: stick.label,
      colour: inkOf(lane.colour),
      bold: false,
    }));
}
