import { LabError, type ErrorEnvelope } from '../../../../contract/index.js';
import type { ReadFileResult } from '../../../../core/formats/types.js';
import { readMeasurement, type ReadMeasurementInput } from './readMeasurement.js';

export type ReadAnswer = { ok: true; value: ReadFileResult } | { ok: false; error: ErrorEnvelope };

/** Several files in one go: what is wrong with one is in its answer. */
export function readMeasurements(files: readonly ReadMeasurementInput[]): ReadAnswer[] {
  return files.map((file) => {
    try {
      return { ok: true, value: readMeasurement(file) };
    } catch (error) {
      if (error instanceof LabError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
  });
}
