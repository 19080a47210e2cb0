import { LabError } from '../../../contract/data/errors.js';
import type { ScanMetadata } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import type { ScanCollector } from '../shared/ScanCollector.js';
import { attribute, child, children, childText, descendants, parseXml, textOf, type XmlNode } from '../shared/xml.js';
import { dataColumns } from './dataColumns.js';

/** Add the scans along 2θ of one `RawData*.xml` to `scans`. */
export function parseRawData(xml: string, place: string, instrument: string | undefined, scans: ScanCollector): void {
  const root = child(parseXml(xml, place), 'RawData');
  const routes = children(child(root, 'DataRoutes'), 'DataRoute').filter(
    (route) => children(route, 'Datum').length > 0,
  );
  const measured = routes.filter((route) => attribute(route, 'RouteFlag') === 'Measured');
  if (routes.length === 0) scans.leaveOut(`${place} holds no rows of data.`);
  for (const route of measured.length > 0 ? measured : routes.slice(0, 1)) {
    scans.add(() => {
      const { x, y, absorbed } = readRows(route, place);
      const { spectrum, warnings } = assembleSpectrum({ place, technique: 'xrd', unit: 'twoTheta', x, y });
      if (absorbed)
        warnings.push('The file lists absorption factors other than 1; the intensities are shown as they are stored.');
      return { spectrum, metadata: { ...metadataOf(root, route), ...defined({ instrument }) }, warnings };
    });
  }
}

function readRows(route: XmlNode, place: string): { x: Float64Array; y: Float64Array; absorbed: boolean } {
  const rows = children(route, 'Datum').map((row) => textOf(row) ?? '');
  const columns = dataColumns(route, (rows[0] ?? '').split(',').length);
  if (columns === undefined) {
    const name = attribute(child(route, 'ScanInformation'), 'VisibleName') ?? 'its scan';
    throw new LabError(
      'unsupported-format',
      `${place}: "${name.slice(0, 60)}" does not run along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
    );
  }
  if (rows.length > limits.points)
    throw new LabError('too-large', `${place} holds more than 2,000,000 points; export a coarser step.`);
  const x = new Float64Array(rows.length);
  const y = new Float64Array(rows.length);
  let absorbed = false;
  rows.forEach((row, i) => {
    const cells = row.split(',').map((cell) => (cell.trim() === '' ? NaN : Number(cell)));
    x[i] = cells[columns.twoTheta] ?? NaN;
    y[i] = cells[columns.intensity] ?? NaN;
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) {
      throw new LabError(
        'damaged-file',
        `${place}: <Datum> ${i + 1} is not a row of numbers ("${row.slice(0, 40)}"); copy the file again from the instrument.`,
      );
    }
    if (columns.absorption !== undefined && cells[columns.absorption] !== 1) absorbed = true;
  });
  return { x, y, absorbed };
}

function metadataOf(root: XmlNode, route: XmlNode): ScanMetadata {
  const scan = child(route, 'ScanInformation');
  const axis = children(child(scan, 'ScanAxes'), 'ScanAxisInfo').find(
    (info) => attribute(info, 'AxisId') === 'TwoTheta',
  );
  const [tube] = descendants(child(root, 'FixedInformation', 'Instrument'), 'Tube');
  const value = (name: string) => attribute(child(tube, name), 'Value');
  const items = new Map(
    descendants(child(root, 'FixedInformation', 'MethodInformation'), 'InfoItem').map((item) => [
      attribute(item, 'Name') ?? '',
      attribute(item, 'Value') ?? '',
    ]),
  );
  const anode = anodeElement(childText(tube, 'TubeMaterial'));
  const detector = child(root, 'FixedInformation', 'Detectors', 'InfoData');
  const ratio = value('WaveLengthRatio');
  return {
    ...defined({
      sample: items.get('SampleName'),
      operator: items.get('User'),
      title: items.get('Comment'),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: positiveNumber(value('WaveLengthAlpha1')),
        alpha2: positiveNumber(value('WaveLengthAlpha2')),
        ratio: ratio === undefined ? undefined : Number(ratio),
        origin: 'file',
      }),
      step: positiveNumber(childText(axis, 'Increment')),
      timePerStep: positiveNumber(childText(scan, 'TimePerStep')),
      measuredAt: isoDate(childText(root, 'TimeStampStarted')),
    }),
    extra: extraEntries([
      ['Scan', attribute(scan, 'VisibleName') ?? ''],
      ['Scan mode', childText(scan, 'ScanModeVisibleName') ?? ''],
      ['Effective time per step (s)', childText(scan, 'TimePerStepEffective') ?? ''],
      ['Voltage (kV)', attribute(child(tube, 'Generator', 'Voltage'), 'Value') ?? ''],
      ['Current (mA)', attribute(child(tube, 'Generator', 'Current'), 'Value') ?? ''],
      ['Detector', attribute(detector, 'VisibleName') ?? ''],
      ['Goniometer', childText(root, 'FixedInformation', 'Instrument', 'GoniometerType') ?? ''],
      ['End', childText(root, 'TimeStampFinished') ?? ''],
      ...items,
    ]),
  };
}
