import { LabError } from '../../../contract/data/errors.js';
import type { Scan } from '../../../contract/data/spectrum.js';
import { headerFacts } from '../delimited-text/headerFacts.js';
import { textMetadata } from '../delimited-text/textMetadata.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { evenPositions } from '../shared/evenPositions.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { bankLine, type Bank } from './bankLine.js';
import { readRow } from './readRow.js';

export const gsasId = 'gsas';

interface Block {
  bank: Bank;
  x: FloatList;
  y: FloatList;
  sigma: FloatList;
}

const types = new Set(['STD', 'ESD', 'FXY', 'FXYE', 'ALT']);

/** GSAS powder data: a title, remarks, then banks. Positions are in 1/100 degree. Banks by time of flight are left out with a sentence. */
export function parseGsas(probe: FileProbe): ReadFileResult {
  const header: string[] = [];
  const blocks: Block[] = [];
  let current: Block | undefined;
  let points = 0;
  forEachLine(probe.text().text, (line, number) => {
    const bank = bankLine(line);
    if (bank !== undefined) {
      if (blocks.length >= limits.scans)
        throw new LabError('too-large', `${probe.label} holds more than ${limits.scans} banks; split it.`);
      current = { bank, x: new FloatList(), y: new FloatList(), sigma: new FloatList() };
      blocks.push(current);
      return;
    }
    if (current === undefined) {
      if (header.length < 400) header.push(line.slice(0, 2000));
      return;
    }
    if (
      line.trim() === '' ||
      line.startsWith('#') ||
      !isAngular(current.bank) ||
      current.y.length >= current.bank.points
    )
      return;
    for (const [position, intensity, sigma] of readRow(line, current.bank.type)) {
      // The last line of a bank is filled up.
      if (current.y.length >= current.bank.points) break;
      if (!Number.isFinite(intensity) || (position !== undefined && !Number.isFinite(position)))
        throw new LabError(
          'damaged-file',
          `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of type ${current.bank.type}; export the file again.`,
        );
      if (++points > limits.points)
        throw new LabError('too-large', `${probe.label} holds more than 2,000,000 points (line ${number}); split it.`);
      if (position !== undefined) current.x.push(position / 100);
      current.y.push(intensity);
      current.sigma.push(sigma);
    }
  });
  const scans = new ScanCollector(probe.label);
  for (const block of blocks)
    scans.add(() => scanOf(block, `${probe.label}, bank ${block.bank.number}`, header.join('\n')));
  return { outcome: 'parsed', file: scans.finish(gsasId) };
}

function isAngular({ binning, type }: Bank): boolean {
  return binning.startsWith('CONS') && types.has(type);
}

function scanOf({ bank, x, y, sigma }: Block, place: string, header: string): Scan {
  if (!isAngular(bank))
    throw new LabError(
      'unsupported-format',
      `${place} is of type ${bank.binning} ${bank.type}, a bank by time of flight or of unknown type; Phaselens identifies patterns along 2θ.`,
    );
  const { spectrum, warnings } = assembleSpectrum({
    place,
    technique: 'xrd',
    unit: 'twoTheta',
    x: x.length === y.length ? x.toArray() : evenPositions(bank.start / 100, bank.step / 100, y.length, place),
    y: y.toArray(),
    sigma: sigma.toArray(),
  });
  if (y.length < bank.points) warnings.push(`The header says ${bank.points} points, the file holds ${y.length}.`);
  const layout = {
    encoding: '',
    delimiter: 'space',
    decimal: 'dot',
    headerLines: 0,
    xColumn: 0,
    yColumn: 1,
    technique: 'xrd',
    unit: 'twoTheta',
  } as const;
  return { spectrum, metadata: textMetadata(headerFacts(header), layout), warnings };
}
