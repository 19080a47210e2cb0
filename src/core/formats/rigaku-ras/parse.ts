import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { rasScan, type RasBlock } from './rasScan.js';

export const rasId = 'rigaku-ras';

/**
 * Rigaku RAS: per scan a header `*KEY "value"` between `*RAS_HEADER_START/END` and rows `2θ intensity attenuator` between
 * `*RAS_INT_START/END`. The third column multiplies the second. Scans along another axis are left out with a warning.
 */
export function parseRas(probe: FileProbe): ReadFileResult {
  const blocks = readBlocks(probe);
  if (blocks.length === 0)
    throw new LabError(
      'damaged-file',
      `${probe.label} holds no rows of data (nothing after *RAS_INT_START); export it again.`,
    );
  const scans = new ScanCollector(probe.label);
  blocks.forEach((block, i) => scans.add(() => rasScan(block, `${probe.label}, scan ${i + 1}`)));
  return { outcome: 'parsed', file: scans.finish(rasId) };
}

function readBlocks(probe: FileProbe): RasBlock[] {
  const blocks: RasBlock[] = [];
  let keys = new Map<string, string>();
  let current: RasBlock | undefined;
  let points = 0;
  forEachLine(probe.text().text, (raw, number) => {
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('*')) {
      const [, key = '', value] = /^\*(\S+)(?:\s+"?(.*?)"?)?$/.exec(line) ?? [];
      if (key === 'RAS_HEADER_START') keys = new Map();
      else if (key === 'RAS_INT_START') {
        if (blocks.length >= limits.scans)
          throw new LabError(
            'too-large',
            `${probe.label} holds more than ${limits.scans} scans; split it in the instrument's program.`,
          );
        current = { keys, x: new FloatList(), y: new FloatList(), attenuated: false, complete: false };
        blocks.push(current);
      } else if (key === 'RAS_INT_END') {
        if (current) current.complete = true;
        current = undefined;
      } else if (value !== undefined) keys.set(key, value.trim());
      return;
    }
    if (current === undefined) return;
    if (line.length > 100_000)
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number} has ${line.length} characters, which is no row of numbers; export the file again.`,
      );
    const [position, intensity, attenuator = 1] = line.split(/[\s,]+/).map(Number);
    if (position === undefined || intensity === undefined || !Number.isFinite(position + intensity + attenuator)) {
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; export the file again.`,
      );
    }
    if (++points > limits.points)
      throw new LabError(
        'too-large',
        `${probe.label} holds more than 2,000,000 points (line ${number}); split it in the instrument's program.`,
      );
    if (attenuator !== 1) current.attenuated = true;
    current.x.push(position);
    current.y.push(intensity * attenuator);
  });
  return blocks.filter((block) => block.x.length > 0);
}
