import { LabError } from '../../../contract/data/errors.js';
import { child, childText, type XmlNode } from '../shared/xml.js';
import { readNumberList } from '../shared/readNumberList.js';

export interface ScanIntensities {
  y: Float64Array;
  warnings: string[];
}

/**
 * The intensities of a scan. `intensities` are already corrected for the beam attenuator; `counts` (schema 2.x, and some
 * 1.6 files) are raw, and the attenuation factors beside them are multiplied in here.
 * @throws LabError `damaged-file`
 */
export function scanIntensities(data: XmlNode, place: string): ScanIntensities {
  const corrected = childText(data, 'intensities');
  if (corrected !== undefined) return { y: readNumberList(corrected, `${place}, <intensities>`), warnings: [] };
  const counts = childText(data, 'counts');
  if (counts === undefined)
    throw new LabError(
      'damaged-file',
      `${place} holds neither <intensities> nor <counts>; copy the file again from the instrument.`,
    );
  const y = readNumberList(counts, `${place}, <counts>`);
  const warnings: string[] = [];
  const listed = childText(data, 'beamAttenuationFactors');
  const common = childText(data, 'commonBeamAttenuationFactor');
  if (listed !== undefined || common !== undefined) {
    const factors = readNumberList(listed ?? common ?? '', `${place}, attenuation factors`);
    if (factors.length !== 1 && factors.length !== y.length) {
      throw new LabError(
        'damaged-file',
        `${place}: ${factors.length} attenuation factors but ${y.length} counts; copy the file again from the instrument.`,
      );
    }
    for (let i = 0; i < y.length; i++) y[i] = (y[i] ?? 0) * (factors[factors.length === 1 ? 0 : i] ?? 1);
    if (factors.some((factor) => factor !== 1))
      warnings.push('The counts were multiplied by the beam attenuation factors of the file.');
  }
  if (child(data, 'divergenceCorrections') !== undefined || child(data, 'commonDivergenceCorrection') !== undefined) {
    warnings.push('The file lists divergence corrections; the counts are shown without them.');
  }
  return { y, warnings };
}
