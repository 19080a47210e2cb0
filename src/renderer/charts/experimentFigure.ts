import type { EChartsOption } from 'echarts';
import type { ExperimentFigure } from '../../contract/index.js';
import { barsHeight, barsOption } from './experimentFigureBars.js';
import { heatHeight, heatOption } from './experimentFigureHeat.js';
import { linesOption } from './experimentFigureLines.js';
import type { ChartTheme } from './palette.js';

const LINES_HEIGHT = 270;

/** What a figure of an experiment looks like at this width, px. */
export function experimentFigureOption(figure: ExperimentFigure, theme: ChartTheme, width: number): EChartsOption {
  switch (figure.kind) {
    case 'lines':
      return linesOption(figure, theme, width);
    case 'bars':
      return barsOption(figure, theme, width);
    case 'heat':
      return heatOption(figure, theme, width);
  }
}

/** Height that the figure needs at this width, px. */
export function experimentFigureHeight(figure: ExperimentFigure, width: number): number {
  switch (figure.kind) {
    case 'lines':
      return LINES_HEIGHT;
    case 'bars':
      return barsHeight(figure, width);
    case 'heat':
      return heatHeight(figure);
  }
}
