import type { Radiation, ValueOrigin } from '../../../../contract/index.js';

export const ORIGIN_WORDS: Record<ValueOrigin, string> = {
  file: 'from the file',
  user: 'set by you',
  assumed: 'assumed',
};

/** Equal for radiations that diffract alike, whoever said them. */
export function radiationKey(radiation: Radiation | undefined): string {
  if (!radiation) return '';
  return [radiation.wavelength, radiation.wavelengthAlpha2 ?? 0].map((value) => value.toFixed(6)).join('/');
}
