/** Made-up powder patterns as text files: lines of quartz on a background with noise, another one for every seed. */

const QUARTZ = [
  [20.86, 22],
  [26.64, 100],
  [36.54, 8],
  [39.47, 8],
  [40.29, 4],
  [42.45, 6],
  [45.79, 4],
  [50.14, 14],
  [54.87, 4],
  [59.96, 9],
  [67.74, 6],
  [68.14, 8],
  [68.31, 7],
  [75.66, 3],
  [79.88, 3],
  [81.17, 3],
] as const;

/** Two columns, 10 to 90° in `points` steps, saying its wavelength, so that nothing has to be asked. */
export function syntheticXy(seed: number, points: number): Uint8Array {
  let state = (seed * 2654435761) >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shift = 0.1 * (random() - 0.5);
  const rows = [
    '# Made up for a speed test',
    '# Wavelength: 1.5405929 (K-alpha1)',
    '# 2theta (deg)\tintensity (counts)',
  ];
  const step = 80 / points;
  for (let i = 0; i < points; i++) {
    const x = 10 + i * step;
    let y = 300 - 2 * x + 40 * (random() + random() - 1);
    for (const [at, height] of QUARTZ) {
      const u = (x - at - shift) / 0.06;
      if (u > -6 && u < 6) y += 60 * height * Math.exp(-u * u);
    }
    rows.push(`${x.toFixed(4)}\t${Math.max(0, y).toFixed(0)}`);
  }
  return new TextEncoder().encode(`${rows.join('\n')}\n`);
}
