/** A share from 0 to 1 as whole percent; what is not quite nothing or everything says so. */
export function percentWords(share: number): string {
  if (share > 0 && share < 0.005) return 'less than 1 %';
  if (share < 1 && share >= 0.995) return 'more than 99 %';
  return `${Math.round(100 * share)} %`;
}
