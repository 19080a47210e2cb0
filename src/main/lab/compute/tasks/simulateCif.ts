import { LabError, type Radiation, type SimulatedPattern } from '../../../../contract/index.js';
import { parseCif } from '../../../../core/crystal/parseCif.js';
import { simulatePattern } from '../../../../core/diffraction/simulateCif.js';

export interface SimulateCifInput {
  file: { name: string; bytes: Uint8Array };
  radiation: Radiation;
  from: number;
  to: number;
}

/** The pattern of the first structure of a CIF. */
export function simulateCif({ file, radiation, from, to }: SimulateCifInput): SimulatedPattern {
  if (!(from < to) || from < 0 || to > 180) {
    throw new LabError(
      'invalid-input',
      `The range ${from}:${to} is none: it runs from a smaller to a larger 2θ within 0 to 180°.`,
    );
  }
  const [structure] = parseCif(new TextDecoder().decode(file.bytes), file.name.replace(/^.*[\\/]/, ''));
  if (!structure) throw new LabError('empty-file', `${file.name} holds no structure.`);
  try {
    return simulatePattern(structure, radiation, { from, to });
  } catch (error) {
    throw error instanceof LabError ? new LabError(error.kind, `${file.name}: ${error.message}`, error.details) : error;
  }
}
