/** Okabe and Ito, Color Universal Design (2008), without the two that vanish on white; the same order as on the screen. */
export const SERIES = ['#0072B2', '#D55E00', '#009E73', '#AA4499', '#B58900', '#56B4E9', '#7A5C3E'] as const;
/** Lines differ in more than their colour. */
export const DASHES = ['', '7 3', '2 2', '9 3 2 3', '5 2', '12 4', '3 5'] as const;
export const INK = '#1c2430';
export const MUTED = '#56617a';
export const GRID = '#e2e6ec';
export const FONT = "system-ui,'Noto Sans','DejaVu Sans',sans-serif";

export function seriesColour(index: number): string {
  return SERIES[index % SERIES.length] ?? SERIES[0];
}

export function seriesDash(index: number): string {
  return DASHES[index % DASHES.length] ?? '';
}

/** From white over one hue to dark: light is little for every kind of colour vision. `share` 0-1. */
export function sequential(share: number): string {
  return mix([255, 255, 255], [0, 49, 97], Math.sqrt(Math.min(1, Math.max(0, share))));
}

/** White at zero, orange above, blue below. `share` −1 to 1. */
export function diverging(share: number): string {
  const strength = Math.sqrt(Math.min(1, Math.abs(share)));
  return share >= 0 ? mix([255, 255, 255], [166, 74, 0], strength) : mix([255, 255, 255], [0, 74, 132], strength);
}

function mix(from: readonly number[], to: readonly number[], share: number): string {
  const hex = from.map((value, i) =>
    Math.round(value + ((to[i] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}
