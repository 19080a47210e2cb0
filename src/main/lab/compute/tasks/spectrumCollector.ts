interface Growing {
  x: Float32Array;
  y: Float32Array;
  length: number;
}

const NEWLINE = 10;

/** Gathers the points of many spectra from CSV rows `wavenumber,intensity,sample,...` that come in any order and in any pieces. */
export class SpectrumCollector {
  private readonly spectra = new Map<string, Growing>();
  private rest = '';
  private header = true;

  push(chunk: Uint8Array, final: boolean): void {
    // Numbers and ids only: every byte is a character of its own.
    const end = final ? chunk.byteLength : chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.rest += latin(chunk);
      return;
    }
    const text = this.rest + latin(chunk.subarray(0, end));
    this.rest = latin(chunk.subarray(end));
    for (const line of text.split('\n')) this.add(line);
  }

  /** Ascending, each position once (their mean). */
  spectrum(sample: string): { x: Float64Array; y: Float64Array } | undefined {
    const found = this.spectra.get(sample);
    if (!found) return undefined;
    const order = Array.from({ length: found.length }, (_, i) => i).sort(
      (a, b) => (found.x[a] ?? 0) - (found.x[b] ?? 0),
    );
    const x: number[] = [];
    const y: number[] = [];
    let repeats = 1;
    for (const i of order) {
      // Positions are written with a digit or two; what the 32 bits add behind is not theirs.
      const position = Number((found.x[i] ?? 0).toFixed(3));
      const value = found.y[i] ?? 0;
      if (x.length > 0 && x.at(-1) === position) {
        repeats += 1;
        y[y.length - 1] = (y.at(-1) ?? 0) + (value - (y.at(-1) ?? 0)) / repeats;
        continue;
      }
      repeats = 1;
      x.push(position);
      y.push(value);
    }
    return { x: Float64Array.from(x), y: Float64Array.from(y) };
  }

  private add(line: string): void {
    if (this.header || line === '') {
      this.header = false;
      return;
    }
    const first = line.indexOf(',');
    const second = line.indexOf(',', first + 1);
    const third = line.indexOf(',', second + 1);
    const position = Number(line.slice(0, first));
    const value = Number(line.slice(first + 1, second));
    if (first < 1 || second < 0 || !Number.isFinite(position) || !Number.isFinite(value)) return;
    const sample = line
      .slice(second + 1, third < 0 ? undefined : third)
      .replace(/^"|"\r?$/g, '')
      .trim();
    let spectrum = this.spectra.get(sample);
    if (!spectrum) {
      spectrum = { x: new Float32Array(1024), y: new Float32Array(1024), length: 0 };
      this.spectra.set(sample, spectrum);
    }
    if (spectrum.length === spectrum.x.length) {
      spectrum.x = grown(spectrum.x);
      spectrum.y = grown(spectrum.y);
    }
    spectrum.x[spectrum.length] = position;
    spectrum.y[spectrum.length] = value;
    spectrum.length += 1;
  }
}

function grown(array: Float32Array): Float32Array {
  const larger = new Float32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
