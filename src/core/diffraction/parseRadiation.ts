import { anodes, kAlphaRadiation } from '../../contract/data/anodes.js';
import { LabError } from '../../contract/data/errors.js';
import type { Radiation, ValueOrigin } from '../../contract/data/spectrum.js';

const names = 'Cr, Fe, Co, Ni, Cu, Mo, Ag or W';

/**
 * Reads what people and files write: an anode with or without its line (`Cu`, `CuKa`, `Cu Kα1`, `Co-Ka12`, `MoKb`) or a wavelength in Å
 * (`1.5406`, `0.7093 Å`). `Cu` and `CuKa` mean the doublet, Kα1 with Kα2 at half its intensity; `CuKa1` one line.
 * @throws LabError `invalid-input` for anything else.
 */
export function parseRadiation(text: string, origin: ValueOrigin = 'user'): Radiation {
  const written = text.trim();
  const number = /^(\d*[.,]?\d+)\s*(å|angstroms?|a)?$/i.exec(written.replace(/Å/g, 'å'));
  if (number !== null) {
    const wavelength = Number((number[1] ?? '').replace(',', '.'));
    if (!(wavelength >= 0.05 && wavelength <= 5))
      throw new LabError('invalid-input', `The wavelength ${written} is outside 0.05 to 5 Å.`);
    return { label: `${wavelength} Å`, wavelength, origin };
  }
  const symbol = /^([a-z]{1,2}?)[\s_-]*(?:k[\s_-]*(α|a|alpha|β|b|beta)?[\s_-]*(1|2|12|1\+2|1,2|1\/2)?)?$/i.exec(
    written,
  );
  const anode = anodes.find((r) => r.anode.toLowerCase() === symbol?.[1]?.toLowerCase());
  if (symbol === null || anode === undefined)
    throw new LabError(
      'invalid-input',
      `"${written}" is no radiation: write an anode (${names}) with Ka, Ka1, Ka2 or Kb, or a wavelength in Å.`,
    );
  const isBeta = /^(β|b|beta)$/i.test(symbol[2] ?? '');
  if (isBeta) return { label: `${anode.anode} Kβ`, wavelength: anode.beta1, origin };
  if (symbol[3] === '1') return { label: `${anode.anode} Kα1`, wavelength: anode.alpha1, origin };
  if (symbol[3] === '2') return { label: `${anode.anode} Kα2`, wavelength: anode.alpha2, origin };
  return kAlphaRadiation(anode, origin);
}
