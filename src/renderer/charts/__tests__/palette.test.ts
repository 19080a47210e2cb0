import { expect, test } from 'vitest';
import { chartTheme, inkOf, seriesColour } from '../palette.js';

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each([false, true])('words in the colour of a series can be read on the paper (dark: %s)', (dark) => {
  const theme = chartTheme(dark);
  const words = [...Array.from({ length: 7 }, (_, i) => seriesColour(i, dark)), theme.backgroundCurve].map(inkOf);
  for (const colour of [...words, theme.text, theme.muted, theme.accent]) {
    expect(contrast(colour, theme.background), colour).toBeGreaterThanOrEqual(4.5);
  }
});
