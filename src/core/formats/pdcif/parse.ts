import { LabError } from '../../../contract/data/errors.js';
import type { Scan, ScanMetadata, Technique } from '../../../contract/data/spectrum.js';
import { cifNumber } from '../../crystal/cifNumber.js';
import { readCifBlocks, type CifBlock } from '../../crystal/readCifBlocks.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { measuredColumns } from './measuredColumns.js';

export const pdCifId = 'pdcif';
/** Words take ten times their length in memory while a CIF is read. */
const largestCif = 24 * 1024 * 1024;

/** Powder CIF (`_pd_meas_*`, `_pd_proc_*`) and Raman CIF of the Raman Open Database; every block with a measured curve. */
export function parsePdCif(probe: FileProbe): ReadFileResult {
  if (probe.bytes.length > largestCif)
    throw new LabError('too-large', `${probe.label} is a CIF of more than 24 MiB; export the pattern as .xy.`);
  const blocks = readCifBlocks(probe.text().text, probe.label);
  const scans: Scan[] = [];
  let points = 0;
  for (const block of blocks) {
    const measured = measuredColumns(block);
    if (measured === undefined) continue;
    points += measured.x.length;
    if (scans.length >= limits.scans || points > limits.points)
      throw new LabError('too-large', `${probe.label} holds too many patterns; split it.`);
    const { technique, unit, x, y } = measured;
    const { spectrum, warnings } = assembleSpectrum({
      place: `${probe.label}, data_${block.name.slice(0, 60)}`,
      technique,
      unit,
      x,
      y,
    });
    scans.push({
      spectrum,
      metadata: metadataOf(block, blocks, technique),
      warnings: [...measured.warnings, ...warnings, ...probeWarning(block)],
    });
  }
  if (scans.length === 0) throw nothingMeasured(probe, blocks);
  return { outcome: 'parsed', file: { format: pdCifId, scans } };
}

function nothingMeasured(probe: FileProbe, blocks: CifBlock[]): LabError {
  const has = (tag: string) => blocks.some((block) => block.values.has(tag));
  if (has('_pd_meas_time_of_flight') || has('_pd_meas_2theta_fixed')) {
    return new LabError(
      'unsupported-format',
      `${probe.label} holds time-of-flight neutron data; Phaselens identifies X-ray patterns along 2θ.`,
    );
  }
  if (has('_cell_length_a')) {
    return new LabError(
      'unsupported-format',
      `${probe.label} is a crystal structure, not a measurement; add it as a reference instead.`,
    );
  }
  if (has('_pd_calc_intensity_total') || has('_pd_calc_intensity_net')) {
    return new LabError('unsupported-format', `${probe.label} holds a calculated pattern only; give the measured one.`);
  }
  return new LabError(
    'unsupported-format',
    `${probe.label} is a CIF without a measured pattern (no _pd_meas_ or _pd_proc_ intensities with a 2θ axis); export the pattern as .xy.`,
  );
}

function probeWarning(block: CifBlock): string[] {
  const probe = block.values.get('_diffrn_radiation_probe')?.[0];
  return probe !== undefined && /neutron|electron/i.test(probe)
    ? [`The file says that it was measured with ${probe.toLowerCase()}s; X-ray intensities will not fit.`]
    : [];
}

function metadataOf(block: CifBlock, blocks: CifBlock[], technique: Technique): ScanMetadata {
  // Instrument and radiation often stand in another block of the same file.
  const all = (tag: string) =>
    block.values.get(tag) ?? blocks.find((other) => other.values.has(tag))?.values.get(tag) ?? [];
  const value = (...tags: string[]) => tags.map((tag) => all(tag)[0]).find((text) => text !== undefined && text !== '');
  const wavelengths = all('_diffrn_radiation_wavelength')
    .map(cifNumber)
    .filter((w) => w !== undefined);
  const weights = all('_diffrn_radiation_wavelength_wt').map(cifNumber);
  const anode = anodeElement(value('_diffrn_source_target') ?? value('_diffrn_radiation_type'));
  const laser = cifNumber(value('_raman_measurement_device_excitation_laser_wavelength'));
  const ratio = weights[1] !== undefined && weights[0] ? weights[1] / weights[0] : undefined;
  return {
    ...defined({
      title: value('_pd_block_id') ?? block.name,
      sample: value(
        '_chemical_name_mineral',
        '_pd_phase_name',
        '_chemical_name_common',
        '_chemical_name_systematic',
        '_chemical_formula_sum',
      )?.trim(),
      instrument: value(
        '_diffrn_measurement_device_type',
        '_pd_instr_special_details',
        '_raman_measurement_device_model',
      )?.slice(0, 200),
      anode: technique === 'xrd' ? anode : undefined,
      radiation:
        technique === 'xrd'
          ? radiationFrom({ anode, alpha1: wavelengths[0], alpha2: wavelengths[1], ratio, origin: 'file' })
          : undefined,
      laserWavelength: technique === 'raman' ? laser : undefined,
      step:
        technique === 'xrd' ? cifNumber(value('_pd_meas_2theta_range_inc', '_pd_proc_2theta_range_inc')) : undefined,
      timePerStep: cifNumber(value('_pd_meas_step_count_time')),
      measuredAt: isoDate(value('_pd_meas_datetime_initiated', '_raman_measurement_datetime_initiated')),
      temperature: value('_diffrn_ambient_temperature', '_raman_measurement_temperature'),
    }),
    extra: extraEntries(
      [...block.values].flatMap(([tag, values]) =>
        values.length === 1 && /^_(?:pd_|diffrn_|raman_|chemical_|publ_|journal_|exptl_)/.test(tag)
          ? [[tag, values[0] ?? ''] as const]
          : [],
      ),
    ),
  };
}
