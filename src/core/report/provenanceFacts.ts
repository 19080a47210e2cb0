import type { ReportContext } from './reportContext.js';
import { axisWords } from './axisWords.js';
import { formatNumber } from './formatNumber.js';
import type { ReportBlock } from './reportDocument.js';

/** What another laboratory needs to get the same result. */
export function provenanceFacts(context: ReportContext): ReportBlock {
  const { measurement } = context;
  const { provenance, metadata, identification } = measurement;
  const axis = axisWords(measurement.unit);
  const facts: [string, string][] = [
    ['File', provenance.fileName],
    ['SHA-256 of the file', provenance.sha256],
    ['Size', `${provenance.fileBytes} bytes`],
    ['Read as', `${provenance.format}, scan ${provenance.scanIndex + 1}`],
    [
      'Points and range',
      `${measurement.points} points, ${formatNumber(measurement.range[0], axis.digits)} to ${formatNumber(measurement.range[1], axis.digits)} ${axis.unit}`,
    ],
    ['Radiation', radiationWords(context)],
    ['Instrument', metadata.instrument ?? ''],
    ['Measured at', metadata.measuredAt ?? ''],
    ['Step', metadata.step === undefined ? '' : `${metadata.step} ${axis.unit}`],
    ['Time per step', metadata.timePerStep === undefined ? '' : `${metadata.timePerStep} s`],
    ['Imported at', provenance.importedAt],
    ['Imported with', `Phaselens ${provenance.softwareVersion}`],
    ['Search options', identification ? JSON.stringify(identification.options) : ''],
    ['References searched', identification ? String(identification.searched) : ''],
    ['Report written at', context.createdAt],
    ['Software', `Phaselens ${context.softwareVersion}`],
  ];
  return { kind: 'facts', facts: facts.filter(([, value]) => value !== '') };
}

function radiationWords({ measurement }: ReportContext): string {
  if (measurement.technique === 'raman') {
    return measurement.laserWavelength === undefined
      ? 'laser line not stated'
      : `laser ${measurement.laserWavelength} nm`;
  }
  const { radiation } = measurement;
  if (!radiation) return 'wavelength not known';
  const alpha2 = radiation.wavelengthAlpha2 === undefined ? '' : `, Kα2 ${radiation.wavelengthAlpha2} Å`;
  const origin = { file: 'stated in the file', user: 'given by a person', assumed: 'ASSUMED, not stated anywhere' }[
    radiation.origin
  ];
  return `${radiation.label}: ${radiation.wavelength} Å${alpha2} (${origin})`;
}
