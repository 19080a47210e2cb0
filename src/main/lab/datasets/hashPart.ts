import { createHash } from 'node:crypto';
import { splitNames, type DatasetPart, type SplitName } from '../../../contract/index.js';

export interface PartHashes {
  count: number;
  /** sha256 of the little-endian bytes, hex. */
  xSha256: string;
  labelsSha256: string;
}

export function hashPart({ x, labels }: Pick<DatasetPart, 'x' | 'labels'>): PartHashes {
  return { count: labels.length, xSha256: hash(x), labelsSha256: hash(labels) };
}

/** One hash of all three parts. */
export function hashParts(parts: Record<SplitName, PartHashes>): string {
  const text = splitNames.map((name) => `${name} ${parts[name].xSha256} ${parts[name].labelsSha256}`).join('\n');
  return createHash('sha256').update(text).digest('hex');
}

function hash({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
