import type { Radiation, Scan } from '../../../contract/index.js';
import { parseRadiation } from '../../../core/diffraction/parseRadiation.js';

/**
 * The X-ray radiation to take for a scan: what the file says; else what the person said; else the preference, marked as assumed; else none,
 * and the person is asked.
 */
export function scanRadiation(
  { spectrum, metadata }: Scan,
  preference: string,
  said?: Radiation,
): Radiation | undefined {
  if (spectrum.technique !== 'xrd') return undefined;
  if (metadata.radiation) return metadata.radiation;
  if (said) return said;
  if (preference === 'ask') return undefined;
  try {
    return parseRadiation(preference, 'assumed');
  } catch {
    // A preference written by hand that nobody understands is no reason to lose the measurement: ask.
    return undefined;
  }
}
