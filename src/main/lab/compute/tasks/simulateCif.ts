import { LabError, type Radiation, type SimulatedPattern } from '../../../../contract/index.js';

export interface SimulateCifInput {
  file: { name: string; bytes: Uint8Array };
  radiation: Radiation;
  from: number;
  to: number;
}

export function simulateCif(_input: SimulateCifInput): SimulatedPattern {
  throw new LabError('unavailable', 'The simulator is not built in yet.');
}
