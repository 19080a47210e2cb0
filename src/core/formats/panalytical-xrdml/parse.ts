import { LabError } from '../../../contract/data/errors.js';
import type { ScanMetadata } from '../../../contract/data/spectrum.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import { attribute, child, children, childText, parseXml, textOf, type XmlNode } from '../shared/xml.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { scanIntensities } from './scanIntensities.js';
import { scanPositions } from './scanPositions.js';

export const xrdmlId = 'panalytical-xrdml';

/**
 * PANalytical / Malvern Panalytical XRDML, schema 1.x and 2.x: every scan along 2θ of every measurement of the file.
 * Scans along another axis (rocking curves) are left out with a warning.
 */
export function parseXrdml(probe: FileProbe): ReadFileResult {
  const root = child(parseXml(probe.text().text, probe.label), 'xrdMeasurements');
  const scans = new ScanCollector(probe.label);
  let number = 0;
  for (const measurement of children(root, 'xrdMeasurement')) {
    for (const scan of children(measurement, 'scan')) {
      const place = `${probe.label}, scan ${++number}`;
      const data = child(scan, 'dataPoints');
      const axis = attribute(scan, 'scanAxis') ?? 'another axis';
      scans.add(() => {
        if (data === undefined)
          throw new LabError('damaged-file', `${place} holds no data points; copy the file again from the instrument.`);
        const intensities = scanIntensities(data, place);
        const x = scanPositions(data, intensities.y.length, place);
        if (x === undefined)
          throw new LabError(
            'unsupported-format',
            `${place} runs along ${axis.slice(0, 40)}, not along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
          );
        const { spectrum, warnings } = assembleSpectrum({
          place,
          technique: 'xrd',
          unit: 'twoTheta',
          x,
          y: intensities.y,
        });
        return {
          spectrum,
          metadata: metadataOf(root, measurement, scan),
          warnings: [...intensities.warnings, ...warnings],
        };
      });
    }
  }
  return { outcome: 'parsed', file: scans.finish(xrdmlId) };
}

function metadataOf(root: XmlNode, measurement: XmlNode, scan: XmlNode): ScanMetadata {
  const tube = child(measurement, 'incidentBeamPath', 'xRayTube');
  const wavelength = child(measurement, 'usedWavelength');
  const header = child(scan, 'header');
  const data = child(scan, 'dataPoints');
  const anode = anodeElement(childText(tube, 'anodeMaterial'));
  // A crystal monochromator in the incident beam leaves Kα1 alone, though the file still lists the doublet.
  const single = child(measurement, 'incidentBeamPath', 'monochromator') !== undefined;
  const ratio = childText(wavelength, 'ratioKAlpha2KAlpha1');
  const source = child(header, 'source');
  const software = child(source, 'applicationSoftware');
  const comments = [...children(child(root, 'comment'), 'entry'), ...children(child(measurement, 'comment'), 'entry')];
  return {
    ...defined({
      sample: childText(root, 'sample', 'id') || childText(root, 'sample', 'name'),
      instrument: childText(source, 'instrumentControlSoftware'),
      operator: childText(header, 'author', 'name'),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: positiveNumber(childText(wavelength, 'kAlpha1')),
        alpha2: single ? undefined : positiveNumber(childText(wavelength, 'kAlpha2')),
        ratio: ratio === undefined ? undefined : Number(ratio),
        origin: 'file',
      }),
      step: positiveNumber(childText(scan, 'stepSize')) ?? stepOf(data),
      timePerStep: positiveNumber(childText(data, 'commonCountingTime') ?? childText(data, 'countingTimes')),
      measuredAt: isoDate(childText(header, 'startTimeStamp')),
      temperature: childText(data, 'nonAmbientPoints', 'listTemperatures')?.split(/\s+/)[0],
    }),
    extra: extraEntries([
      ['Scan axis', attribute(scan, 'scanAxis') ?? ''],
      ['Scan mode', attribute(scan, 'mode') ?? ''],
      ['Status', attribute(scan, 'status') ?? attribute(measurement, 'status') ?? ''],
      ['Intended wavelength', attribute(wavelength, 'intended') ?? ''],
      ['X-ray tube', attribute(tube, 'name') ?? ''],
      ['Tension (kV)', childText(tube, 'tension') ?? ''],
      ['Current (mA)', childText(tube, 'current') ?? ''],
      ['Detector', attribute(child(measurement, 'diffractedBeamPath', 'detector'), 'name') ?? ''],
      ['Software', [textOf(software), attribute(software, 'version')].filter(Boolean).join(' ')],
      ['Instrument id', childText(source, 'instrumentID') ?? ''],
      ['End', childText(header, 'endTimeStamp') ?? ''],
      ...comments.map((entry, i): [string, string] => [`Comment ${i + 1}`, textOf(entry) ?? '']),
    ]),
  };
}

function stepOf(data: XmlNode): number | undefined {
  const axis = children(data, 'positions').find((positions) => attribute(positions, 'axis') === '2Theta');
  const start = Number(childText(axis, 'startPosition') ?? NaN);
  const end = Number(childText(axis, 'endPosition') ?? NaN);
  const count = (childText(data, 'intensities') ?? childText(data, 'counts') ?? '').split(/\s+/).length;
  const step = (end - start) / (count - 1);
  return Number.isFinite(step) && step > 0 ? Number(step.toFixed(8)) : undefined;
}
