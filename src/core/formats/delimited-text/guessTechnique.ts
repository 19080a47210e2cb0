import type { AxisUnit, Technique } from '../../../contract/data/spectrum.js';
import { axisScale } from './axisScale.js';
import { axisWords } from './axisWords.js';

export interface TechniqueEvidence {
  /** Name of the axis column, where there is one. */
  axisName: string | undefined;
  /** All lines above the table, and comments. */
  header: string;
  fileName: string;
  extension: string;
  /** First values of the axis, any order, and the last one of the file where known. */
  axis: number[];
  /** As the person said it. */
  technique: Technique | undefined;
}

export interface TechniqueGuess {
  technique: Technique;
  unit: AxisUnit;
  doubts: string[];
}

const xrdEndings = new Set(['xy', 'xye', 'xra', 'xrdml', 'uxd', 'ras', 'brml', 'gsa', 'fxye', 'esg']);
const xrdText = /\bxrd\b|x-?ray|diffract|goniomet|\banode\b|k[\s_-]?alpha|kα|two[\s-]?theta|2[\s-]?theta|2θ/iu;
const ramanText = /raman|\blaser\b|excitation|stokes|cm-1|1\/cm/i;
const otherText = /absorbance|transmittance|%\s?t\b|ftir|infra-?red|fluoresc|uv-?vis|m\/z/i;

const otherAxis =
  /\benerg|\bk?ev\b|\bchannels?\b|\btime\b|temperature|\bmass\b|m\/z|frequency|\b[kmg]?hz\b|voltage|potential/i;

/** Decide what the axis is, from words first, then from its range and step. Every weak point becomes a doubt. */
export function guessTechnique(evidence: TechniqueEvidence): TechniqueGuess {
  const { axis } = evidence;
  const finite = axis.filter((value) => Number.isFinite(value));
  const least = Math.min(...finite);
  const most = Math.max(...finite);
  const step = medianStep(finite);
  const byName = evidence.axisName === undefined ? undefined : axisWords(evidence.axisName);
  const guess = decide(evidence, byName, { least, most, step });
  if (evidence.technique === undefined && byName === undefined && otherAxis.test(evidence.axisName ?? '')) {
    guess.doubts.push(
      `The axis is called “${(evidence.axisName ?? '').slice(0, 40)}”, which is no 2θ, d, Q or Raman shift.`,
    );
  }
  if (evidence.technique === undefined && !/raman/i.test(evidence.axisName ?? '') && otherText.test(evidence.header)) {
    guess.doubts.push('The header speaks of another technique than X-ray diffraction or Raman.');
  }
  return guess;
}

interface Range {
  least: number;
  most: number;
  step: number;
}

function decide(evidence: TechniqueEvidence, byName: ReturnType<typeof axisWords>, range: Range): TechniqueGuess {
  const forced = evidence.technique;
  const scale = byName === undefined ? 1 : axisScale(evidence.axisName, byName.unit);
  const scaled = { least: range.least * scale, most: range.most * scale, step: range.step * scale };
  if (byName?.certain === true && fits(byName.unit, scaled) && (forced === undefined || forced === byName.technique)) {
    return { technique: byName.technique, unit: byName.unit, doubts: [] };
  }
  const words = `${evidence.header}\n${evidence.fileName.replace(/[_.-]/g, ' ')}`;
  const saysXrd = xrdText.test(words) || xrdEndings.has(evidence.extension);
  const saysRaman = ramanText.test(words);
  const technique = forced ?? (saysXrd === saysRaman ? undefined : saysXrd ? 'xrd' : 'raman');
  if (byName?.unit === 'wavelength' && range.least > 150 && technique !== 'xrd') {
    const doubts =
      technique === 'raman'
        ? []
        : ['The axis is a wavelength, and the file does not say that this is a Raman spectrum.'];
    return { technique: 'raman', unit: 'wavelength', doubts };
  }
  const byRange = fromRange(range);
  if (technique === undefined) return byRange;
  if (technique === byRange.technique)
    return { ...byRange, doubts: forced === undefined && byRange.doubts.length > 1 ? byRange.doubts : [] };
  const unit = technique === 'xrd' ? 'twoTheta' : 'ramanShift';
  if (fits(unit, range)) return { technique, unit, doubts: [] };
  return {
    ...byRange,
    doubts: [
      `The file speaks of ${technique === 'xrd' ? 'X-ray diffraction' : 'Raman'}, but its axis from ${round(range.least)} to ${round(range.most)} does not fit.`,
    ],
  };
}

/** Ranges that only one technique has: laboratory scans in 2θ with steps of 0.002-0.2°, Raman shifts beyond any angle. */
function fromRange(range: Range): TechniqueGuess {
  const { least, most, step } = range;
  const span = most - least;
  if (least >= 1.9 && most <= 168 && span >= 5 && step >= 0.0015 && step <= 0.25)
    return { technique: 'xrd', unit: 'twoTheta', doubts: [] };
  if (most > 180) {
    const whole = Number.isInteger(least) && Number.isInteger(most) && Number.isInteger(step);
    const doubts: string[] = [];
    if (whole && least >= 180 && most <= 1200)
      doubts.push('The axis could be a wavelength in nm or a Raman shift in 1/cm.');
    else if (least < -4500 || most > 5000 || span < 50 || step > 25)
      doubts.push(`An axis from ${round(least)} to ${round(most)} is unusual for a Raman shift.`);
    return { technique: 'raman', unit: 'ramanShift', doubts };
  }
  const xrd = most <= 168 && step <= 0.25;
  return {
    technique: xrd ? 'xrd' : 'raman',
    unit: xrd ? 'twoTheta' : 'ramanShift',
    doubts: [
      `The file does not say whether its axis from ${round(least)} to ${round(most)} is 2θ, d, Q or a Raman shift.`,
    ],
  };
}

function fits(unit: AxisUnit, { least, most }: Range): boolean {
  switch (unit) {
    case 'twoTheta':
      return least >= -180 && most <= 180;
    case 'dSpacing':
      return least >= 0 && most <= 1000;
    case 'q':
      return least >= -1 && most <= 60;
    case 'ramanShift':
      return least >= -6000 && most <= 20000;
    case 'wavelength':
      return least > 150;
  }
}

export function medianStep(axis: number[]): number {
  const steps = new Float64Array(axis.length);
  let count = 0;
  for (let i = 1; i < axis.length; i++) {
    const step = Math.abs((axis[i] ?? 0) - (axis[i - 1] ?? 0));
    if (step > 0) steps[count++] = step;
  }
  return steps.subarray(0, count).sort()[count >> 1] ?? 0;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
