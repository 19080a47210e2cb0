import type { TextLayout } from '../../../contract/data/spectrum.js';

/** How a file is read whose shape was answered for before: header lines and encoding are its own, the meaning is what was answered. */
export function answeredLayout(answer: TextLayout, { encoding, headerLines }: TextLayout): TextLayout {
  return { ...answer, encoding, headerLines };
}
