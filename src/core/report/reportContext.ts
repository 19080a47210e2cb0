import type { Explanation, Library, MeasurementDetail, Quantification } from '../../contract/index.js';
import type { ReportEvidence } from './reportEvidence.js';

/** Everything a report is made of; nothing is looked up while it is written, so the same context gives the same report. */
export interface ReportContext {
  measurement: MeasurementDetail;
  /** The match drawn on the measurement; null when nothing is selected. */
  explanation: Explanation | null;
  /** Libraries that were searched. */
  libraries: Library[];
  softwareVersion: string;
  operator: string;
  laboratory: string;
  /** ISO 8601. */
  createdAt: string;
  /** One sentence for each processing step, in order. */
  steps: string[];
  /** What models looked at, as far as the person wants it in the report. */
  evidence?: ReportEvidence[];
  /** Weight percents, where the phases were weighed. */
  quantification?: Quantification;
}
