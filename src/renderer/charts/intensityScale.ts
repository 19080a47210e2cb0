import { niceTicks } from './niceTicks.js';

export type IntensityScale = 'linear' | 'sqrt' | 'log';

/**
 * Height on the paper of an intensity. The square root keeps the sign, so that noise around zero stays visible;
 * on the logarithmic scale everything at or below `floor` stands at the bottom.
 */
export function toScale(intensity: number, scale: IntensityScale, floor: number): number {
  switch (scale) {
    case 'linear':
      return intensity;
    case 'sqrt':
      return Math.sign(intensity) * Math.sqrt(Math.abs(intensity));
    case 'log':
      return Math.log10(Math.max(intensity, floor));
  }
}

/** The intensity at a height on the paper. */
export function fromScale(height: number, scale: IntensityScale): number {
  switch (scale) {
    case 'linear':
      return height;
    case 'sqrt':
      return Math.sign(height) * height * height;
    case 'log':
      return 10 ** height;
  }
}

export interface IntensityTick {
  /** Height on the paper. */
  at: number;
  intensity: number;
  label: string;
}

/** Round intensities for an axis from `low` to `high` (heights on the paper), spread evenly for the eye. */
export function intensityTicks(low: number, high: number, scale: IntensityScale, count: number): IntensityTick[] {
  const values = intensities(low, high, scale, count);
  return values.map((intensity) => ({
    at: scale === 'log' ? Math.log10(intensity) : toScale(intensity, scale, 0),
    intensity,
    label: formatIntensity(intensity),
  }));
}

function intensities(low: number, high: number, scale: IntensityScale, count: number): number[] {
  switch (scale) {
    case 'linear':
      return niceTicks(low, high, count).values;
    case 'sqrt':
      return squareRootTicks(low, high, count);
    case 'log':
      return decades(low, high, count);
  }
}

/**
 * Even steps on the paper, each moved to the nearest intensity with one or two digits, never twice the same; zero is one of them where it is
 * in sight. A narrow range far from zero gets the ticks of a linear axis, which it nearly is.
 */
function squareRootTicks(low: number, high: number, count: number): number[] {
  if (low > 0 && high < 2 * low) return niceTicks(low * low, high * high, count).values;
  const gap = (high - low) / Math.max(1, count);
  const start = low < 0 && high > 0 ? Math.ceil(low / gap - 1e-9) * gap : low;
  const values: number[] = [];
  let last = -Infinity;
  for (let i = 0; i <= count; i += 1) {
    const value = roundTo(fromScale(start + i * gap, 'sqrt'), (high * high) / 1000);
    const at = toScale(value, 'sqrt', 0);
    if (at >= low - 1e-9 && at <= high + 1e-9 && at - last > gap * 0.6) {
      values.push(value);
      last = at;
    }
  }
  return values;
}

function roundTo(value: number, negligible: number): number {
  if (Math.abs(value) < negligible) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const mantissa = Math.abs(value) / power;
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  const nearest = steps.reduce((a, b) => (Math.abs(b - mantissa) < Math.abs(a - mantissa) ? b : a));
  return Number((Math.sign(value) * nearest * power).toPrecision(6));
}

/** Powers of ten, with 2 and 5 between when there is room. */
function decades(low: number, high: number, count: number): number[] {
  const span = high - low;
  const steps = span * 3 <= count * 1.4 ? [1, 2, 5] : [1];
  const skip = Math.max(1, Math.ceil(span / count));
  const values: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power += 1) {
    if (power % skip !== 0) continue;
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(6));
      const at = Math.log10(value);
      if (at >= low - 1e-9 && at <= high + 1e-9) values.push(value);
    }
  }
  return values;
}

/** Short for an axis: `0`, `250`, `2.5k`, `1.2M`, `0.05`. */
export function formatIntensity(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e9) return value.toExponential(1).replace('e+', 'e');
  if (size >= 1e6) return `${trim(value / 1e6)}M`;
  if (size >= 1e4 || (size >= 1000 && value % 100 === 0)) return `${trim(value / 1000)}k`;
  if (size < 1e-3) return value.toExponential(1);
  return trim(value);
}

function trim(value: number): string {
  return String(Number(value.toPrecision(4)));
}
