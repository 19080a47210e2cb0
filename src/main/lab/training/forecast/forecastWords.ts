import type { TrainingForecast } from '../../../../contract/index.js';

/** `3.4 GB`, `640 MB`. */
export function memoryWords(bytes: number): string {
  return bytes >= 995e6 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e7) * 10} MB`;
}

/** `40 s`, `25 min`, `3.5 h`, `2.1 days`. */
export function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}

/** Why it cannot be started. */
export function tooLargeWords(title: string, bytes: number, available: number): string {
  return `“${title}” needs about ${memoryWords(bytes)} of memory to train and ${memoryWords(available)} are free. Close other programs, or take smaller batches or a smaller network.`;
}

export function forecastWords(
  forecast: Omit<TrainingForecast, 'sentence'>,
  { title, seeds, runs, places }: { title: string; seeds: number; runs: number; places: number },
): string {
  const { memory, available, sideBySide, secondsPerEpoch, secondsPerSeed, basis } = forecast;
  if (sideBySide === 0) return tooLargeWords(title, memory.total, available);
  const need = `Needs about ${memoryWords(memory.total)}`;
  const each = seeds > 1 ? ' per seed' : '';
  const beside =
    sideBySide < Math.min(seeds, places)
      ? ` Memory is enough for ${sideBySide === 1 ? 'one seed at a time' : `${sideBySide} seeds at a time`}.`
      : '';
  if (secondsPerSeed === null || secondsPerEpoch === null) return `${need}${each}.${beside}`;
  const time = `at most ${timeWords(secondsPerSeed)}${each} (${timeWords(secondsPerEpoch)} per epoch)`;
  const earlier = runs === 1 ? 'an earlier run' : `${runs} earlier runs`;
  const why = {
    'same network': `, as ${earlier} of this network here`,
    'earlier runs': `, judged by ${earlier} here`,
    trial: ', judged by a short trial here',
    unknown: '',
  }[basis];
  return `${need} and ${time}${why}.${beside}`;
}
