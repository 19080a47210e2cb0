import { pseudoVoigt } from './pseudoVoigt.js';

/** A pseudo-Voigt peak. */
export interface Profile {
  position: number;
  height: number;
  fwhm: number;
  /** Lorentzian share 0-1. */
  eta: number;
}

/** The second line of a Kα doublet. */
export interface Doublet {
  /** I(Kα2)/I(Kα1). */
  ratio: number;
  /** Where Kα2 falls for a Kα1 line at `position`, same axis. */
  companion: (position: number) => number;
}

export interface FitProfileOptions {
  doublet?: Doublet | undefined;
  maxIterations?: number;
}

export interface FitProfileResult {
  profiles: Profile[];
  /** Root mean square of what the fit leaves, intensity units. */
  residual: number;
}

const perPeak = 4;

/**
 * Least-squares fit of one or several overlapping pseudo-Voigt peaks to background-free data (Levenberg-Marquardt with analytical
 * derivatives; Marquardt 1963, doi 10.1137/0111030). `x`, `y`: the stretch of data that holds them. Starts from `start`; positions stay
 * within one starting width, widths within a factor of 4, heights positive.
 */
export function fitProfile(
  x: Float64Array,
  y: Float64Array,
  start: readonly Profile[],
  options: FitProfileOptions = {},
): FitProfileResult {
  const { doublet, maxIterations = 25 } = options;
  const m = start.length * perPeak;
  let parameters = pack(start);
  const hessian = new Float64Array(m * m);
  const gradient = new Float64Array(m);
  const row = new Float64Array(m);
  let cost = accumulate(x, y, parameters, doublet, { hessian, gradient, row });
  let damping = 1e-3;
  for (let iteration = 0; iteration < maxIterations && cost > 0; iteration++) {
    const step = solveDamped(hessian, gradient, damping);
    if (!step) {
      damping *= 10;
      continue;
    }
    const trial = constrain(parameters, step, start);
    const trialCost = accumulate(x, y, trial, doublet, undefined);
    if (trialCost < cost) {
      const gain = (cost - trialCost) / cost;
      parameters = trial;
      cost = accumulate(x, y, parameters, doublet, { hessian, gradient, row });
      damping = Math.max(1e-9, damping / 5);
      if (gain < 1e-5) break;
    } else {
      damping *= 4;
      if (damping > 1e8) break;
    }
  }
  return { profiles: unpack(parameters), residual: Math.sqrt(cost / Math.max(1, x.length)) };
}

/** Value of a peak, Kα2 included where the beam holds it, at `x`. */
export function profileAt(x: number, peak: Profile, doublet?: Doublet): number {
  let value = pseudoVoigt(x - peak.position, peak.fwhm, peak.eta);
  if (doublet) value += doublet.ratio * pseudoVoigt(x - doublet.companion(peak.position), peak.fwhm, peak.eta);
  return peak.height * value;
}

interface Normal {
  hessian: Float64Array;
  gradient: Float64Array;
  row: Float64Array;
}

/** Sum of squares, and the normal equations where asked for. */
function accumulate(
  x: Float64Array,
  y: Float64Array,
  p: Float64Array,
  doublet: Doublet | undefined,
  normal: Normal | undefined,
): number {
  const m = p.length;
  const peaks = m / perPeak;
  const companions = new Float64Array(peaks);
  if (doublet) for (let k = 0; k < peaks; k++) companions[k] = doublet.companion(p[k * perPeak] ?? 0);
  if (normal) {
    normal.hessian.fill(0);
    normal.gradient.fill(0);
  }
  let cost = 0;
  for (let i = 0; i < x.length; i++) {
    let model = 0;
    for (let k = 0; k < peaks; k++) {
      const o = k * perPeak;
      model += peakAndDerivatives(x[i] ?? 0, p, o, 0, 1, normal?.row);
      if (doublet)
        model += peakAndDerivatives(
          x[i] ?? 0,
          p,
          o,
          (companions[k] ?? 0) - (p[o] ?? 0),
          doublet.ratio,
          normal?.row,
          true,
        );
    }
    const rest = (y[i] ?? 0) - model;
    cost += rest * rest;
    if (!normal) continue;
    const { hessian, gradient, row } = normal;
    for (let a = 0; a < m; a++) {
      const ra = row[a] ?? 0;
      if (ra === 0) continue;
      gradient[a] = (gradient[a] ?? 0) + ra * rest;
      for (let b = 0; b <= a; b++) hessian[a * m + b] = (hessian[a * m + b] ?? 0) + ra * (row[b] ?? 0);
    }
  }
  return cost;
}

function peakAndDerivatives(
  x: number,
  p: Float64Array,
  o: number,
  offset: number,
  weight: number,
  row?: Float64Array,
  add = false,
): number {
  const height = (p[o + 1] ?? 0) * weight;
  const fwhm = p[o + 2] ?? 1;
  const eta = p[o + 3] ?? 0;
  const dx = x - (p[o] ?? 0) - offset;
  const u = (dx / fwhm) ** 2;
  const lorentz = 1 / (1 + 4 * u);
  const gauss = Math.exp(-4 * Math.LN2 * u);
  const shape = eta * lorentz + (1 - eta) * gauss;
  if (row) {
    const byU = -4 * eta * lorentz * lorentz - 4 * Math.LN2 * (1 - eta) * gauss;
    const keep = add ? 1 : 0;
    row[o] = keep * (row[o] ?? 0) + (height * byU * -2 * dx) / (fwhm * fwhm);
    row[o + 1] = keep * (row[o + 1] ?? 0) + weight * shape;
    row[o + 2] = keep * (row[o + 2] ?? 0) + (height * byU * -2 * u) / fwhm;
    row[o + 3] = keep * (row[o + 3] ?? 0) + height * (lorentz - gauss);
  }
  return height * shape;
}

/** Cholesky solution of (H + damping·diag H) step = gradient; undefined where the matrix is singular. */
function solveDamped(hessian: Float64Array, gradient: Float64Array, damping: number): Float64Array | undefined {
  const m = gradient.length;
  const l = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = hessian[a * m + b] ?? 0;
      if (a === b) sum += damping * sum + 1e-12;
      for (let k = 0; k < b; k++) sum -= (l[a * m + k] ?? 0) * (l[b * m + k] ?? 0);
      if (a === b) {
        if (!(sum > 0)) return undefined;
        l[a * m + a] = Math.sqrt(sum);
      } else l[a * m + b] = sum / (l[b * m + b] ?? 1);
    }
  }
  const step = new Float64Array(m);
  for (let a = 0; a < m; a++) {
    let sum = gradient[a] ?? 0;
    for (let k = 0; k < a; k++) sum -= (l[a * m + k] ?? 0) * (step[k] ?? 0);
    step[a] = sum / (l[a * m + a] ?? 1);
  }
  for (let a = m - 1; a >= 0; a--) {
    let sum = step[a] ?? 0;
    for (let k = a + 1; k < m; k++) sum -= (l[k * m + a] ?? 0) * (step[k] ?? 0);
    step[a] = sum / (l[a * m + a] ?? 1);
  }
  return step;
}

function constrain(p: Float64Array, step: Float64Array, start: readonly Profile[]): Float64Array {
  const result = p.map((value, i) => value + (step[i] ?? 0));
  start.forEach((s, k) => {
    const o = k * perPeak;
    result[o] = clamp(result[o] ?? 0, s.position - s.fwhm, s.position + s.fwhm);
    result[o + 1] = Math.max(result[o + 1] ?? 0, 1e-6 * s.height);
    result[o + 2] = clamp(result[o + 2] ?? 0, s.fwhm / 4, s.fwhm * 4);
    result[o + 3] = clamp(result[o + 3] ?? 0, 0, 1);
  });
  return result;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function pack(profiles: readonly Profile[]): Float64Array {
  const p = new Float64Array(profiles.length * perPeak);
  profiles.forEach((s, k) => p.set([s.position, s.height, s.fwhm, s.eta], k * perPeak));
  return p;
}

function unpack(p: Float64Array): Profile[] {
  const profiles: Profile[] = [];
  for (let o = 0; o < p.length; o += perPeak) {
    profiles.push({ position: p[o] ?? 0, height: p[o + 1] ?? 0, fwhm: p[o + 2] ?? 0, eta: p[o + 3] ?? 0 });
  }
  return profiles;
}
