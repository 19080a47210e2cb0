/** Viridis at eighths: even steps of lightness, readable by any colour vision. Van der Walt & Smith, matplotlib 2.0 (CC0). */
const VIRIDIS = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
] as const;

/** Colour of the i-th of n curves of a series; the ends that vanish on the paper are left out. */
export function sequentialColour(index: number, count: number, dark: boolean): string {
  const [from, to] = dark ? [0.35, 1] : [0, 0.82];
  const share = count > 1 ? index / (count - 1) : 0;
  return viridis(from + (to - from) * share);
}

/** Colour at a share from 0 to 1 of the whole scale. */
export function viridis(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1);
  const low = Math.min(VIRIDIS.length - 2, Math.floor(at));
  const part = at - low;
  const channels = [0, 1, 2].map((channel) => {
    const a = VIRIDIS[low]?.[channel as 0 | 1 | 2] ?? 0;
    const b = VIRIDIS[low + 1]?.[channel as 0 | 1 | 2] ?? 0;
    return Math.round(a + (b - a) * part);
  });
  return `rgb(${channels.join(',')})`;
}
