import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import { rasScan, type RasBlock } from '../rigaku-ras/rasScan.js';
import { decodeText } from '../shared/decodeText.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import { unzip } from '../shared/unzip.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { conditions } from './conditions.js';

export const rasxId = 'rigaku-rasx';

/** Rows of a scan; what was measured how stands beside it in `MesurementConditions0.xml` (so spelt). */
export const rasxProfile = /^Data(\d+)\/Profile\d+\.txt$/i;

/** Rigaku RASX: a ZIP with `position intensity attenuator` rows and an XML of conditions for every scan. */
export function parseRasx(probe: FileProbe): ReadFileResult {
  const files = unzip(probe.bytes, (name) => /^Data\d+\/(?:Profile|Mesurement|Measurement)/i.test(name), probe.label);
  const scans = new ScanCollector(probe.label);
  let points = 0;
  for (const [name, content] of files) {
    const number = rasxProfile.exec(name)?.[1];
    if (number === undefined) continue;
    const place = `${probe.label}, ${name}`;
    const xml = [...files].find(([other]) =>
      new RegExp(`^Data${number}/Mea?surementConditions\\d*\\.xml$`, 'i').test(other),
    );
    const block = readProfile(decodeText(content).text, place);
    points += block.x.length;
    if (points > limits.points)
      throw new LabError('too-large', `${probe.label} holds more than 2,000,000 points; split it in SmartLab Studio.`);
    scans.add(() => {
      if (xml !== undefined) block.keys = conditions(decodeText(xml[1]).text, `${probe.label}, ${xml[0]}`);
      return rasScan(block, place);
    });
  }
  return { outcome: 'parsed', file: scans.finish(rasxId) };
}

function readProfile(text: string, place: string): RasBlock {
  const block: RasBlock = {
    keys: new Map(),
    x: new FloatList(),
    y: new FloatList(),
    attenuated: false,
    complete: true,
  };
  forEachLine(text, (raw, number) => {
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '') return;
    const [position, intensity, attenuator = 1] = line.length > 1000 ? [] : line.split(/[\s,]+/).map(Number);
    if (position === undefined || intensity === undefined || !Number.isFinite(position + intensity + attenuator))
      throw new LabError(
        'damaged-file',
        `${place}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; export the file again.`,
      );
    if (attenuator !== 1) block.attenuated = true;
    block.x.push(position);
    block.y.push(intensity * attenuator);
  });
  return block;
}
