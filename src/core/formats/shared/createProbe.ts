import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import type { FileProbe } from '../types.js';
import { decodeText, type DecodedText } from './decodeText.js';
import { fileLabel } from './fileLabel.js';
import { isBinary } from './isBinary.js';

const headBytes = 8192;

/** Wrap a file so that every format can look at it cheaply. */
export function createProbe(name: string, bytes: Uint8Array): FileProbe {
  const label = fileLabel(name);
  const head = decodeText(bytes.subarray(0, headBytes));
  let whole: DecodedText | undefined;
  return {
    name,
    label,
    extension: /\.([a-z0-9_]{1,12})$/i.exec(label)?.[1]?.toLowerCase() ?? '',
    bytes,
    head: head.text,
    isBinary: isBinary(head.text),
    text() {
      if (bytes.length > limits.textBytes) {
        const mebibytes = Math.round(bytes.length / 1024 / 1024);
        throw new LabError(
          'too-large',
          `${label} is a text of ${mebibytes} MiB, and at most 64 MiB are read; export fewer scans or a coarser step.`,
        );
      }
      whole ??= decodeText(bytes);
      return whole;
    },
  };
}
