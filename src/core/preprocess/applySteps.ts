import { LabError } from '../../contract/data/errors.js';
import type { ProcessingStep } from '../../contract/data/processing.js';
import type { Radiation, Spectrum } from '../../contract/data/spectrum.js';
import { airpls } from './airpls.js';
import { alpha2WavelengthRatio } from './alpha2WavelengthRatio.js';
import { arpls } from './arpls.js';
import { crop } from './crop.js';
import { normalise } from './normalise.js';
import { polynomialBackground } from './polynomialBackground.js';
import { removeCosmicRays } from './removeCosmicRays.js';
import { resample } from './resample.js';
import { rollingBall } from './rollingBall.js';
import { savitzkyGolay } from './savitzkyGolay.js';
import { snip } from './snip.js';
import { stripAlpha2 } from './stripAlpha2.js';
import { whittaker } from './whittaker.js';

export interface ApplyStepsContext {
  radiation?: Radiation | undefined;
}

export interface ApplyStepsResult {
  spectrum: Spectrum;
  /** Sum of the backgrounds removed, on the final grid and in the final intensity units; undefined where no step removed one. */
  background: Float64Array | undefined;
  /** What a person should know, one sentence each. */
  notes: string[];
}

/** What the steps hand on. */
type State = ApplyStepsResult;

/**
 * Applies preprocessing steps in their order; the given spectrum stays as it is. Later crops, resampling and scaling are applied to the
 * removed background too; standard uncertainties are dropped by steps that make neighbouring points depend on each other.
 * Throws `invalid-input` with the step's number where a step cannot apply.
 */
export function applySteps(
  spectrum: Spectrum,
  steps: readonly ProcessingStep[],
  context: ApplyStepsContext = {},
): ApplyStepsResult {
  let state: State = { spectrum, background: undefined, notes: [] };
  steps.forEach((step, i) => {
    try {
      state = applyStep(state, step, context);
    } catch (error) {
      if (error instanceof LabError)
        throw new LabError(
          error.kind,
          `Step ${i + 1}: ${error.message}`,
          { ...error.details, step: i + 1 },
          { cause: error },
        );
      throw error;
    }
  });
  return state;
}

function applyStep(state: State, step: ProcessingStep, context: ApplyStepsContext): State {
  const { spectrum } = state;
  const { x, y } = spectrum;
  switch (step.kind) {
    case 'background-snip':
      return subtract(state, snip(y, step));
    case 'background-arpls':
      return subtract(state, arpls(y, step));
    case 'background-airpls':
      return subtract(state, airpls(y, step));
    case 'background-rolling-ball':
      return subtract(state, rollingBall(y, step));
    case 'background-polynomial':
      return subtract(state, polynomialBackground(x, y, step));
    case 'smooth-savitzky-golay':
      return dependent(state, savitzkyGolay(y, step));
    case 'smooth-whittaker':
      return dependent(state, whittaker(y, step));
    case 'strip-alpha2':
      return stripped(state, step.ratio, context.radiation);
    case 'remove-cosmic-rays': {
      if (spectrum.technique !== 'raman')
        throw new LabError(
          'invalid-input',
          'Cosmic-ray removal is for Raman spectra: in a diffraction pattern it would cut sharp lines. Remove the step.',
        );
      const { y: clean, removed } = removeCosmicRays(y, step);
      return {
        ...state,
        spectrum: { ...spectrum, y: clean },
        notes: removed ? [...state.notes, `${removed} points of cosmic-ray spikes were replaced.`] : state.notes,
      };
    }
    case 'crop': {
      const cropped = crop(spectrum, step);
      const background = state.background && crop({ ...spectrum, y: state.background }, step).y;
      return { ...state, spectrum: cropped, background };
    }
    case 'resample': {
      const grid = resample(x, y, step);
      return {
        ...state,
        spectrum: { technique: spectrum.technique, unit: spectrum.unit, ...grid },
        background: state.background && resample(x, state.background, step).y,
      };
    }
    case 'normalise': {
      const { y: scaled, factor } = normalise(x, y, step.mode);
      const times = (values: Float64Array): Float64Array => values.map((value) => value * factor);
      const sigma = spectrum.sigma ? { sigma: times(spectrum.sigma) } : {};
      return {
        ...state,
        spectrum: { ...spectrum, y: scaled, ...sigma },
        background: state.background && times(state.background),
      };
    }
  }
}

function subtract(state: State, background: Float64Array): State {
  const y = state.spectrum.y.map((value, i) => value - (background[i] ?? 0));
  const before = state.background;
  return {
    ...state,
    spectrum: { ...state.spectrum, y },
    background: before ? background.map((value, i) => value + (before[i] ?? 0)) : background,
  };
}

/** New intensities whose points depend on each other: their uncertainties are no longer known. */
function dependent(state: State, y: Float64Array): State {
  const { technique, unit, x } = state.spectrum;
  return { ...state, spectrum: { technique, unit, x, y } };
}

function stripped(state: State, ratio: number, radiation: Radiation | undefined): State {
  const { spectrum, notes } = state;
  if (spectrum.technique !== 'xrd')
    throw new LabError(
      'invalid-input',
      'Kα2 stripping is for X-ray patterns: this is a Raman spectrum. Remove the step.',
    );
  if (spectrum.unit !== 'twoTheta')
    throw new LabError('invalid-input', 'Kα2 stripping needs a 2θ axis: convert the axis first or remove the step.');
  const assumed: Radiation = { label: 'Cu Kα', wavelength: 1.5405929, origin: 'assumed' };
  const wavelengthRatio = alpha2WavelengthRatio(radiation ?? assumed);
  if (wavelengthRatio === undefined) {
    throw new LabError(
      'invalid-input',
      `Kα2 stripping does not know the Kα2 line of ${radiation?.label ?? 'this radiation'}: state its wavelength or remove the step.`,
    );
  }
  const said = radiation ? notes : [...notes, 'The radiation is not known: Kα2 was stripped as for copper.'];
  const { x, y } = spectrum;
  // The background holds no doublet to strip; where it is still there it is set aside for the step.
  const aside = state.background ? new Float64Array(y.length) : snip(y, { iterations: sideWindow(x), smoothing: true });
  const net = y.map((value, i) => value - (aside[i] ?? 0));
  const kept = stripAlpha2(x, net, { ratio, wavelengthRatio }).map((value, i) => value + (aside[i] ?? 0));
  return { ...dependent(state, kept), notes: said };
}

/** Points in 1.5° 2θ. */
function sideWindow(x: Float64Array): number {
  const step = ((x[x.length - 1] ?? 0) - (x[0] ?? 0)) / Math.max(1, x.length - 1);
  return Math.max(5, Math.min(2000, Math.round(1.5 / step) || 5));
}
