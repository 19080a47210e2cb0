import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Colours kept because they are frequent; the rest of the 256 go to what these would paint most wrongly. */
const FREQUENT = 150;

/** A screenshot again with 256 colours, a third of its size; a window of flat areas and thin lines loses nothing that an eye would miss. */
export async function palettePng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, pixels } = await decode(page, png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = choose([...counts]);
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x] ?? 0) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours as 0xrrggbb, row by row. The browser decodes; it can anyway. */
async function decode(page: Page, png: Buffer): Promise<{ width: number; height: number; pixels: Uint32Array }> {
  const blank = await page.context().newPage();
  const { width, height, text } = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas to decode the picture with.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let binary = '';
    for (let i = 0; i < data.length; i += 16384) binary += String.fromCharCode(...data.subarray(i, i + 16384));
    return { width: bitmap.width, height: bitmap.height, text: btoa(binary) };
  }, png.toString('base64'));
  await blank.close();
  const bytes = Buffer.from(text, 'base64');
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = bytes.readUInt32BE(4 * i) >>> 8;
  return { width, height, pixels };
}

function choose(counts: readonly [colour: number, count: number][]): number[] {
  const rest = [...counts].sort((a, b) => b[1] - a[1]);
  const palette = rest.splice(0, FREQUENT).map(([colour]) => colour);
  const harm = rest.map(([colour, count]) => ({
    colour,
    count,
    away: Math.min(...palette.map((p) => far(p, colour))),
  }));
  while (palette.length < 256 && harm.length > 0) {
    const worst = harm.reduce((a, b) => (b.away * Math.sqrt(b.count) > a.away * Math.sqrt(a.count) ? b : a));
    if (worst.away === 0) break;
    palette.push(worst.colour);
    for (const each of harm) each.away = Math.min(each.away, far(worst.colour, each.colour));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  palette.forEach((each, i) => {
    if (far(each, colour) < far(palette[best] ?? 0, colour)) best = i;
  });
  return best;
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** Squared distance, green weighing most as it does to the eye. */
function far(a: number, b: number): number {
  const [r, g, bl] = channels(a);
  const [r2, g2, bl2] = channels(b);
  return 3 * (r - r2) ** 2 + 6 * (g - g2) ** 2 + (bl - bl2) ** 2;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
