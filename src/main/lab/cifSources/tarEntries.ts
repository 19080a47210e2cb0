import { LabError } from '../../../contract/index.js';

export interface TarEntry {
  name: string;
  size: number;
  /** Absent for an entry that was not wanted. */
  bytes?: Buffer;
}

const BLOCK = 512;
/** Of a header that holds a name. */
const LONGEST_NAME = 1 << 20;

/** Gathers blocks out of pieces of any size without joining them more often than needed. */
class Pieces {
  private held: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  /** The next `size` bytes; fewer only at the end. */
  async take(size: number): Promise<Buffer> {
    if (this.held.byteLength < size) {
      const parts = [this.held];
      let length = this.held.byteLength;
      while (length < size && !this.ended) {
        const next = await this.source.next();
        if (next.done === true) this.ended = true;
        else {
          parts.push(next.value);
          length += next.value.byteLength;
        }
      }
      this.held = Buffer.concat(parts, length);
    }
    const taken = this.held.subarray(0, size);
    this.held = this.held.subarray(taken.byteLength);
    return taken;
  }

  async skip(size: number): Promise<void> {
    for (let left = size; left > 0;) {
      const taken = (await this.take(Math.min(left, 1 << 20))).byteLength;
      if (taken === 0) return;
      left -= taken;
    }
  }
}

const text = (header: Buffer, from: number, length: number): string => {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
};

/** Octal, or binary where the first bit is set (sizes beyond 8 GiB). */
function sizeOf(header: Buffer): number {
  if ((header[124] ?? 0) & 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(text(header, 124, 12).trim() || '0', 8);
}

function isHeader(header: Buffer): boolean {
  const written = Number.parseInt(text(header, 148, 8).trim(), 8);
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : header[i]!;
  return written === sum;
}

/** `path` of a pax header: records `LENGTH KEY=VALUE\n`. */
function paxPath(content: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)/.exec(content)?.[1];
}

/**
 * The files of a tar archive (POSIX 1003.1 ustar and pax, and GNU's long names) as they come; only wanted ones are held in memory, one at a time.
 * @throws LabError `damaged-file` for what is no tar archive or ends within a file
 */
export async function* tarEntries(
  pieces: AsyncIterator<Buffer>,
  wanted: (name: string, size: number) => boolean,
  archive: string,
): AsyncGenerator<TarEntry, void, undefined> {
  const input = new Pieces(pieces);
  let longName: string | undefined;
  for (;;) {
    const header = await input.take(BLOCK);
    if (header.byteLength === 0) return;
    const cut = new LabError('damaged-file', `${archive} ends in the middle of a file; it is cut off or damaged.`);
    if (header.byteLength < BLOCK) throw cut;
    if (header.every((byte) => byte === 0)) {
      // Two empty blocks end an archive; archives that were joined go on behind them.
      continue;
    }
    if (!isHeader(header)) throw new LabError('damaged-file', `${archive} is no tar archive, or is damaged.`);
    const size = sizeOf(header);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L' || type === 'x') {
      if (size > LONGEST_NAME) throw new LabError('damaged-file', `${archive} is no tar archive, or is damaged.`);
      const content = Buffer.from(await input.take(size)).toString('utf8');
      longName = type === 'L' ? content.replace(/\0+$/, '') : (paxPath(content) ?? longName);
      await input.skip(padding);
      continue;
    }
    const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(header, 345, 155) : '';
    const name = longName ?? (prefix === '' ? '' : `${prefix}/`) + text(header, 0, 100);
    longName = undefined;
    const isFile = type === '0' || type === '\0';
    if (isFile && wanted(name, size)) {
      // A copy: the piece under it is megabytes long.
      const bytes = Buffer.from(await input.take(size));
      if (bytes.byteLength < size) throw cut;
      await input.skip(padding);
      yield { name, size, bytes };
    } else {
      await input.skip(size + padding);
      if (isFile) yield { name, size };
    }
  }
}
