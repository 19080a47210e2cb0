/** A picture as plain numbers: RGBA, row after row. */
export interface Raster {
  width: number;
  height: number;
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

export type Rgb = readonly [number, number, number];

/** The colours of what is above and below zero; zero itself is transparent. */
export interface SignColours {
  positive: Rgb;
  negative: Rgb;
}

/** Accent, and the orange that any colour vision tells from it. */
export function signColours(dark: boolean): SignColours {
  return dark
    ? { positive: [79, 179, 221], negative: [240, 128, 60] }
    : { positive: [11, 110, 153], negative: [213, 94, 0] };
}

/** The values of one row at points `start + i · step` of the spectrum. */
export interface Row {
  values: Float32Array;
  start: number;
  step: number;
}

/**
 * The value in each pixel column: that of the largest magnitude among the points which the column touches, 0 where there are none. A point
 * reaches half a step to both sides.
 *
 * @param edges spectrum points at the edges of the columns; may fall or be NaN
 */
export function columnValues(row: Row, edges: Float64Array): Float32Array {
  const { values, start, step } = row;
  const out = new Float32Array(Math.max(0, edges.length - 1));
  for (let column = 0; column < out.length; column += 1) {
    const a = ((edges[column] ?? NaN) - start) / step + 0.5;
    const b = ((edges[column + 1] ?? NaN) - start) / step + 0.5;
    if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const first = Math.max(0, Math.floor(low));
    // A column that ends where a point begins does not touch it.
    const last = Math.min(values.length - 1, Math.max(Math.floor(low), Math.ceil(high) - 1));
    let largest = 0;
    for (let i = first; i <= last; i += 1) {
      const value = values[i] ?? 0;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    out[column] = largest;
  }
  return out;
}

export interface RasterOptions {
  /** Pixels of each row, its gap included. */
  rowHeight: number;
  /** Empty pixels below each row. */
  gap: number;
  /** Magnitude of full colour. */
  top: number;
  colours: SignColours;
  /** 0-1: how solid full colour is. */
  strength?: number;
  /** Colour rises with the square root of the value, so that weak parts are seen. */
  root?: boolean;
}

/** Rows of coloured pixels, one for each row of values (all of one length). */
export function paintRows(rows: readonly Float32Array[], options: RasterOptions): Raster {
  const { rowHeight, gap, top, colours, strength = 1, root = false } = options;
  const width = rows[0]?.length ?? 0;
  const height = rows.length * rowHeight;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const scale = top > 0 ? 1 / top : 0;
  rows.forEach((row, number) => {
    const start = number * rowHeight * width * 4;
    for (let x = 0; x < width; x += 1) {
      const value = row[x] ?? 0;
      const share = Math.min(1, Math.abs(value) * scale);
      if (!(share > 0)) continue;
      const [r, g, b] = value > 0 ? colours.positive : colours.negative;
      const at = start + x * 4;
      pixels[at] = r;
      pixels[at + 1] = g;
      pixels[at + 2] = b;
      pixels[at + 3] = Math.round(255 * strength * (root ? Math.sqrt(share) : share));
    }
    const line = pixels.subarray(start, start + width * 4);
    for (let y = 1; y < rowHeight - gap; y += 1) pixels.set(line, start + y * width * 4);
  });
  return { width, height, pixels };
}

/** Makes something that echarts can draw of a raster: a canvas in a window. */
export type Painter = (raster: Raster) => unknown;
