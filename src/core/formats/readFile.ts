import { LabError } from '../../contract/data/errors.js';
import { declineByName } from './declined/declineByName.js';
import { declineZip } from './declined/declineZip.js';
import { limits } from './limits.js';
import { registry } from './registry.js';
import { createProbe } from './shared/createProbe.js';
import { fileLabel } from './shared/fileLabel.js';
import type { ReadFileOptions, ReadFileResult } from './types.js';

export type { ReadFileOptions, ReadFileResult } from './types.js';

/**
 * Read a measured file: known by its content, not by its ending.
 * @param name the file's name, for sentences and as one piece of evidence among others
 * @returns the scans of the file, or the question that a text of uncertain layout leaves open
 * @throws LabError with one sentence naming the file, the place and what to do: `empty-file`, `too-large`, `damaged-file`,
 *   `unknown-format`, `unsupported-format`
 */
export function readFile(name: string, bytes: Uint8Array, options: ReadFileOptions = {}): ReadFileResult {
  const label = fileLabel(name);
  if (bytes.length === 0)
    throw new LabError('empty-file', `${label} is empty (0 bytes); copy it again from the instrument.`);
  if (bytes.length > limits.fileBytes) {
    throw new LabError(
      'too-large',
      `${label} has ${Math.round(bytes.length / 1024 / 1024)} MiB, and at most 256 MiB are read; split it in the instrument's program.`,
    );
  }
  try {
    const probe = createProbe(name, bytes);
    declineByName(probe);
    declineZip(probe);
    const format = registry.find((candidate) => candidate.sniff(probe));
    if (format !== undefined) return format.parse(probe, options);
  } catch (error) {
    if (error instanceof LabError) throw error;
    const reason = error instanceof Error ? error.message.slice(0, 160) : 'unknown reason';
    throw new LabError(
      'damaged-file',
      `${label} could not be read (${reason}); copy it again from the instrument.`,
      {},
      { cause: error },
    );
  }
  throw unknown(label, bytes);
}

function unknown(label: string, bytes: Uint8Array): LabError {
  const { head, isBinary } = createProbe(label, bytes);
  const instead = 'export the measurement as .xy, .csv or .txt with two columns';
  if (isBinary)
    return new LabError(
      'unknown-format',
      `${label} is a binary file of a kind that Phaselens does not know; ${instead}.`,
    );
  const root = /<([a-z][\w:.-]{0,60})/i.exec(head.replace(/<!--[\s\S]*?-->/g, ''))?.[1];
  return new LabError(
    'unknown-format',
    `${label} is an XML file of a kind that Phaselens does not know${root === undefined ? '' : ` (it begins with <${root}>)`}; ${instead}.`,
  );
}
