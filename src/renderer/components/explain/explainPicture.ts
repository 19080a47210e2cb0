import { CHART_FONT, type ChartTheme } from '../../charts/palette.js';

/** What a chart gives for an export. */
export interface DrawnChart {
  width(): number;
  svg(): string;
  canvas(): HTMLCanvasElement | null;
}

/** A chart of a side, as an export places it. */
export interface ChartPart {
  chart: DrawnChart | null;
  height: number;
  heading: string;
}

/** A picture made of others, for the export: headings and drawings below each other, sides beside each other. */
export interface PicturePart {
  x: number;
  y: number;
  width: number;
  height: number;
  heading: string;
  svg: () => string;
  canvas: () => HTMLCanvasElement | null;
}

const HEADING = 26;
const GAP = 10;

/** Places the drawings of every side (top to bottom); all headings have room. */
export function placeParts(sides: readonly (readonly Omit<PicturePart, 'x' | 'y'>[])[]): {
  parts: PicturePart[];
  width: number;
  height: number;
} {
  const parts: PicturePart[] = [];
  let left = 0;
  let height = 0;
  for (const side of sides) {
    let top = 0;
    for (const part of side) {
      parts.push({ ...part, x: left, y: top + HEADING });
      top += HEADING + part.height + GAP;
    }
    height = Math.max(height, top);
    left += Math.max(0, ...side.map((part) => part.width)) + GAP;
  }
  return { parts, width: Math.max(1, left - GAP), height: Math.max(1, height) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One SVG around all of them; ids inside are made unlike, because each drawing counts its own from zero. */
export function composeSvg(placed: ReturnType<typeof placeParts>, theme: ChartTheme): string {
  const { parts, width, height } = placed;
  const inner = parts.map((part, number) => {
    const drawing = part
      .svg()
      .replaceAll(/(id="|url\(#|href="#)/g, (found) => `${found}p${number}-`)
      // Rasters are stretched over their frame, as on a canvas.
      .replaceAll('<image ', '<image preserveAspectRatio="none" ')
      .replace('<svg ', `<svg x="${part.x}" y="${part.y}" `);
    return `<text x="${part.x + 12}" y="${part.y - 8}" font-size="13" fill="${theme.text}">${escaped(part.heading)}</text>${drawing}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${CHART_FONT}"><rect width="${width}" height="${height}" fill="${theme.background}"/>${inner.join('')}</svg>`;
}

/** The same as PNG at twice the size. */
export async function composePng(placed: ReturnType<typeof placeParts>, theme: ChartTheme): Promise<Uint8Array> {
  const SCALE = 2;
  const canvas = document.createElement('canvas');
  canvas.width = placed.width * SCALE;
  canvas.height = placed.height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The picture could not be drawn.');
  context.scale(SCALE, SCALE);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, placed.width, placed.height);
  context.font = `13px ${CHART_FONT}`;
  context.fillStyle = theme.text;
  for (const part of placed.parts) {
    context.fillText(part.heading, part.x + 12, part.y - 8);
    const drawn = part.canvas();
    if (drawn) context.drawImage(drawn, part.x, part.y, part.width, part.height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture could not be drawn.');
  return new Uint8Array(await blob.arrayBuffer());
}
