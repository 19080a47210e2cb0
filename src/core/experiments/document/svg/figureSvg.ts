import type { ExperimentFigure } from '../../../../contract/index.js';
import { barsSvg } from './barsSvg.js';
import { heatSvg } from './heatSvg.js';
import { linesSvg } from './linesSvg.js';

/** A figure as one self-contained SVG on white, in colours that every kind of colour vision tells apart. */
export function figureSvg(figure: ExperimentFigure): string {
  switch (figure.kind) {
    case 'lines':
      return linesSvg(figure);
    case 'bars':
      return barsSvg(figure);
    case 'heat':
      return heatSvg(figure);
  }
}
