import type { Attribution, AttributionMethod, DatasetAxis } from '../../contract/index.js';

/** What a model looked at in this measurement, or why that cannot be shown. */
export type ReportEvidence =
  | {
      state: 'shown';
      model: {
        name: string;
        /** E.g. `Liu 2017`. */
        title: string;
        hash: string;
        seed: number;
        datasetTitle: string;
        /** 0-1 */
        testAccuracy?: number;
      };
      /** In words, e.g. `Grad-CAM`. */
      methodName: string;
      attribution: Attribution;
      axis: DatasetAxis;
      /** The spectrum as the model gets it. */
      y: Float32Array;
    }
  | { state: 'missing'; modelHash: string; method: AttributionMethod; sentence: string };
