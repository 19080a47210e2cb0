import type { Explanation, ExportedFile, MeasurementDetail } from '../../../contract/index.js';
import { dataCsv, dataXy } from '../../../core/report/dataTable.js';
import { describeStep } from '../../../core/preprocess/describeStep.js';
import { reportEvidence } from '../explain/reportEvidence.js';
import type { Area } from '../handlers.js';
import { canBeIdentified } from '../identify/canBeIdentified.js';
import { explainMeasurement } from '../identify/explainMeasurement.js';
import type { LabContext } from '../labContext.js';
import { safeFileName } from '../report/safeFileName.js';

export function reportsService(lab: LabContext): Area<'reports'> {
  async function explained(measurement: MeasurementDetail): Promise<Explanation | null> {
    if (measurement.selectedCandidates.length === 0 || !canBeIdentified(measurement)) return null;
    return explainMeasurement(lab, measurement, measurement.selectedCandidates);
  }

  /** Peaks that nobody has looked for yet belong into the report as well. */
  async function withPeaks(measurement: MeasurementDetail): Promise<MeasurementDetail> {
    if (measurement.peaks !== null) return measurement;
    const { name, spectrum, steps, radiation } = measurement;
    const peaks = await lab.compute.run(
      'findPeaks',
      { spectrum, steps, ...(radiation ? { radiation } : {}) },
      { deadlineMs: 30_000, doing: `Finding peaks in ${name}` },
    );
    return { ...measurement, peaks };
  }

  return {
    'reports.create': async ({ measurementId, format }): Promise<ExportedFile> => {
      const measurement = await withPeaks(lab.store.measurements.get(measurementId));
      const { operator, laboratory } = lab.settings();
      // Reports bring charts and a PDF writer: loaded when the first one is asked for.
      const { createReport } = await import('../report/createReport.js');
      const evidence = await reportEvidence(lab, measurementId);
      const quantification = lab.store.quantifications.get(measurementId);
      const searched = measurement.identification?.options.libraries;
      return createReport(
        {
          measurement,
          explanation: await explained(measurement),
          libraries: lab.shelf
            .list()
            .filter(
              ({ id, technique, enabled }) =>
                technique === measurement.technique && (searched ? searched.includes(id) : enabled),
            ),
          softwareVersion: lab.options.version,
          operator,
          laboratory,
          createdAt: new Date().toISOString(),
          steps: measurement.steps.map((step) => describeStep(step, measurement.spectrum.unit)),
          ...(evidence.length > 0 ? { evidence } : {}),
          ...(quantification ? { quantification } : {}),
        },
        format,
      );
    },
    'reports.data': async ({ measurementId, format }): Promise<ExportedFile> => {
      const measurement = lab.store.measurements.get(measurementId);
      const name = safeFileName(measurement.name);
      if (format === 'xy')
        return {
          fileName: `${name}.xy`,
          mime: 'text/plain;charset=utf-8',
          bytes: encode(dataXy(measurement.spectrum)),
        };
      const explanation = await explained(measurement);
      const names = (explanation?.overlays ?? []).map(
        ({ referenceId }) =>
          measurement.identification?.candidates.find(({ reference }) => reference.id === referenceId)?.reference
            .name ?? referenceId,
      );
      return {
        fileName: `${name}.csv`,
        mime: 'text/csv;charset=utf-8',
        bytes: encode(dataCsv(measurement.spectrum, explanation, names)),
      };
    },
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
