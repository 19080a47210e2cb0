import type { AxisUnit } from '../../contract/index.js';
import type { ChartTheme } from './palette.js';
import type { IntensityScale } from './intensityScale.js';
import type { PlotLayout, Range } from './plotLayout.js';

/** A curve to draw. `x` in display units, ascending or descending, all finite; `y` in intensity units. */
export interface Trace {
  id: string;
  name: string;
  x: Float64Array;
  /** NaN makes a gap. */
  y: Float64Array;
  colour: string;
  width: number;
  dashed?: boolean;
  faint?: boolean;
  /** Not looked at when the height of the plot is chosen. */
  secondary?: boolean;
}

export interface Stick {
  x: number;
  /** 0-1 of the strongest stick of its lane. */
  height: number;
  state: 'matched' | 'missing' | 'hidden';
  /** Miller indices or nothing. */
  label: string;
  /** Intensity at its foot on the pattern, where a label may stand. */
  intensity: number;
}

/** The sticks of one reference. */
export interface Lane {
  id: string;
  name: string;
  colour: string;
  /** Another reference is pointed at: this one steps back. */
  faint?: boolean;
  sticks: Stick[];
}

export interface PeakMark {
  id: string;
  x: number;
  /** Intensity of the curve there. */
  y: number;
  emphasised: boolean;
}

/** All that a picture of a pattern needs: plain data, no store, no DOM. */
export interface PlotModel {
  layout: PlotLayout;
  theme: ChartTheme;
  unit: AxisUnit;
  scale: IntensityScale;
  xRange: Range;
  /** Heights on the paper. */
  yRange: Range;
  /** Intensities at or below it stand at the bottom of a logarithmic plot. */
  floor: number;
  intensityTitle: string;
  /** Stacked curves have no common intensity. */
  hideIntensities?: boolean;
  traces: Trace[];
  lanes: Lane[];
  peaks: PeakMark[];
  unexplained: { x: number; y: number }[];
  difference: { x: Float64Array; y: Float64Array } | null;
  /** Under the difference curve. */
  caption: string;
  /** Show indices above the strongest lines. */
  labels: boolean;
  /** All points instead of what a screen can show; for exports. */
  exact?: boolean;
}
