import type { Radiation } from '../../contract/data/spectrum.js';
import { corundum } from '../diffraction/corundum.js';
import { referenceIntensityRatio } from '../diffraction/referenceIntensityRatio.js';
import type { WidthModel } from '../matching/estimateWidths.js';
import { drawPhase } from './drawPhase.js';
import { phaseModel, plainShape, type PhaseModel, type PhaseShape } from './phaseModel.js';
import type { QuantityCurve } from './quantityCurve.js';
import type { CalculatedSource, QuantityReference } from './types.js';

/** A curve that is calculated anew when its shape changes. */
export interface CalculatedCurve extends QuantityCurve {
  model: PhaseModel;
  shape: PhaseShape;
}

export function isCalculated(curve: QuantityCurve): curve is CalculatedCurve {
  return 'model' in curve;
}

/** What all calculated curves of a pattern share. */
export interface CurveSetting {
  radiation: Radiation;
  widths: WidthModel;
  /** End of the pattern, degrees 2θ. */
  to: number;
}

/** Height of corundum's tallest peak for one weight unit, in the units of drawPhase. */
export function corundumHeight({ radiation, widths }: CurveSetting): number {
  const places = Float64Array.from({ length: 4001 }, (_, i) => 10 + i * 0.02);
  const model = phaseModel(corundum(), radiation, 90);
  return drawPhase(model, plainShape, places, 0, radiation, widths).reduce((most, value) => Math.max(most, value), 0);
}

/** Curve of a structure, in heights of corundum's tallest peak as measured curves are. `unit`: see corundumHeight. */
export function calculatedCurve(
  reference: QuantityReference,
  { structure }: CalculatedSource,
  setting: CurveSetting,
  unit: number,
): CalculatedCurve {
  const { radiation, widths, to } = setting;
  const model = phaseModel(structure, radiation, to);
  const curve: CalculatedCurve = {
    reference,
    rir: referenceIntensityRatio(structure, radiation.wavelength),
    range: [0, 180],
    model,
    shape: plainShape,
    at: (places, shift) => drawPhase(model, curve.shape, places, shift, radiation, widths).map((value) => value / unit),
  };
  return curve;
}
