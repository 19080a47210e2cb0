import type { Radiation } from '../../../contract/index.js';
import { parseRadiation } from '../../../core/diffraction/parseRadiation.js';
import { UsageError } from '../usageError.js';

/** `--wavelength`: an anode or Å for X-rays; a number above 100 is a laser line in nm. */
export function wavelengthInput(text: string | undefined): { radiation?: Radiation; laserWavelength?: number } {
  if (text === undefined) return {};
  const number = Number(text.replace(',', '.').replace(/\s*nm$/i, ''));
  if (number > 100 && number < 3000) return { laserWavelength: number };
  try {
    return { radiation: parseRadiation(text, 'user') };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
