import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit, ScanMetadata } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { readNumberList } from '../shared/readNumberList.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import { attribute, child, children, descendants, parseXml, textOf, type XmlNode } from '../shared/xml.js';
import type { FileProbe, ReadFileResult } from '../types.js';

export const labspecXmlId = 'labspec-xml';

/** LabSpec names its nodes by numbers; these were read off in exported files. */
const ids = {
  kind: '0x6D707974',
  unit: '0x7C696E75',
  list: '0x7D6CD4DB',
  name: '0x6D6D616E',
  value: '0x7D6C61DB',
  exact: '0x8736F70',
};
const units: Record<string, AxisUnit> = { '1/cm': 'ramanShift', 'cm-1': 'ramanShift', nm: 'wavelength' };

/**
 * Horiba LabSpec XML: `LSX_Tree` holds nodes of axes (kind, unit, list of positions) and of parameters (name, value), `LSX_Matrix` one `LSX_Row` of intensities for each spectrum.
 */
export function parseLabspecXml(probe: FileProbe): ReadFileResult {
  const { label } = probe;
  const root = child(parseXml(probe.text().text, label), 'LSX_Data');
  const nodes = descendants(child(root, 'LSX_Tree'), 'LSX');
  const axes = nodes.flatMap((node) => {
    const kind = valueOf(node, ids.kind);
    const list = valueOf(node, ids.list);
    return kind === undefined || list === undefined ? [] : [{ kind, list, unit: valueOf(node, ids.unit) ?? '' }];
  });
  const spectral = axes.find(({ kind }) => kind === 'Spectr');
  const rows = children(child(root, 'LSX_Matrix'), 'LSX_Row');
  if (spectral === undefined || rows.length === 0)
    throw new LabError(
      'damaged-file',
      `${label} is a LabSpec XML file without ${spectral === undefined ? 'a spectral axis' : 'intensities (LSX_Matrix)'}; in LabSpec save the spectrum as XML or .txt again.`,
    );
  const unit = units[spectral.unit];
  if (unit === undefined)
    throw new LabError(
      'unsupported-format',
      `${label} has an axis in "${spectral.unit.slice(0, 20)}", which is neither a Raman shift nor a wavelength; in LabSpec change the unit to 1/cm.`,
    );
  if (rows.length > limits.scans)
    throw new LabError(
      'too-large',
      `${label} holds ${rows.length} spectra, and at most ${limits.scans} are read; export a part of the map.`,
    );
  const x = readNumberList(spectral.list, `${label}, spectral axis`);
  // One further axis as long as there are spectra says where each was taken; of two, the order is not stated.
  const place = axes.find(
    ({ kind, list }) => kind !== 'Spectr' && rows.length > 1 && list.trim().split(/\s+/).length === rows.length,
  );
  const places = place?.list.trim().split(/\s+/) ?? [];
  const metadata = metadataOf(nodes);
  const scans = new ScanCollector(label);
  rows.forEach((row, i) => {
    scans.add(() => {
      const where = rows.length === 1 ? label : `${label}, spectrum ${i + 1}`;
      const y = readNumberList(textOf(row) ?? '', where);
      const { spectrum, warnings } = assembleSpectrum({ place: where, technique: 'raman', unit, x, y });
      const own = place === undefined ? [] : [[`${place.kind} (${place.unit})`, places[i] ?? ''] as const];
      return { spectrum, metadata: { ...metadata, extra: { ...extraEntries(own), ...metadata.extra } }, warnings };
    });
  });
  return { outcome: 'parsed', file: scans.finish(labspecXmlId) };
}

function valueOf(node: XmlNode, id: string): string | undefined {
  const found = children(node, 'LSX').find((inner) => attribute(inner, 'ID')?.toUpperCase() === id.toUpperCase());
  return found === undefined ? undefined : textOf(found)?.trim();
}

function metadataOf(nodes: XmlNode[]): ScanMetadata {
  const parameters = new Map<string, string>();
  for (const node of nodes) {
    const name = valueOf(node, ids.name);
    const value = valueOf(node, ids.value) ?? valueOf(node, ids.exact);
    if (name !== undefined && value !== undefined && !parameters.has(name)) parameters.set(name, value);
  }
  const laser = nodes.find((node) => valueOf(node, ids.name) === 'Laser (nm)');
  return {
    ...defined({
      title: parameters.get('Title'),
      sample: parameters.get('Sample'),
      instrument: parameters.get('Instrument'),
      laserWavelength: positiveNumber(
        laser === undefined ? undefined : (valueOf(laser, ids.exact) ?? valueOf(laser, ids.value)),
      ),
      timePerStep: positiveNumber(parameters.get('Acq. time (s)')),
      measuredAt: isoDate(parameters.get('Acquired'), 'day-month-year'),
    }),
    extra: extraEntries(parameters),
  };
}
