/** Text set the way the field sets it: subscripts, superscripts and overbars as data, so that page, SVG and PDF draw the same. */

export interface Segment {
  text: string;
  style?: 'sub' | 'super' | 'overline' | 'italic';
}

const SUBSCRIPT: Record<string, string> = Object.fromEntries(
  [...'0123456789'].map((digit, i) => [digit, '₀₁₂₃₄₅₆₇₈₉'[i] ?? digit]),
);
const SUPERSCRIPT: Record<string, string> = {
  ...Object.fromEntries([...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'[i] ?? digit])),
  '+': '⁺',
  '-': '⁻',
};

/**
 * Plain Unicode of segments, for canvas, SVG text and terminals: `TiO₂`, `P4₂/mnm`, `Fm3̅m`.
 * A character that has no small form stays as it is.
 */
export function segmentsToUnicode(segments: readonly Segment[]): string {
  return segments
    .map(({ text, style }) => {
      if (style === undefined) return text;
      switch (style) {
        case 'sub':
          return [...text].map((c) => SUBSCRIPT[c] ?? c).join('');
        case 'super':
          return [...text].map((c) => SUPERSCRIPT[c] ?? c).join('');
        case 'overline':
          return [...text].map((c) => `${c}\u0305`).join('');
        case 'italic':
          return text;
      }
    })
    .join('');
}

/** `CaSO4·2H2O` -> Ca S O₄ · 2 H₂O: digits after a letter or a closing bracket are counts, digits elsewhere are factors. */
export function formulaSegments(formula: string): Segment[] {
  const segments: Segment[] = [];
  const pattern = /([A-Za-z)\]])(\d+(?:\.\d+)?)/g;
  let last = 0;
  for (const match of formula.matchAll(pattern)) {
    const start = match.index + (match[1]?.length ?? 0);
    if (start > last) segments.push({ text: formula.slice(last, start) });
    segments.push({ text: match[2] ?? '', style: 'sub' });
    last = match.index + match[0].length;
  }
  if (last < formula.length) segments.push({ text: formula.slice(last) });
  return segments;
}

/**
 * A Hermann-Mauguin symbol set properly: lattice letter and mirror letters italic, screw subscripts low, rotoinversions with a bar.
 * Accepts `P 42/m n m`, `P42/mnm`, `P4_2/mnm`, `F m -3 m`, `R -3 c :H`. Without spaces, a digit pair such as 42, 63 or 21
 * is read as a screw axis, which is how the symbols are written; `23`, `32` and `43m`-like neighbours are kept apart.
 */
export function spaceGroupSegments(symbol: string): Segment[] {
  const [body = '', setting] = symbol.trim().split(/\s*:\s*/);
  const segments: Segment[] = [];
  const spaced = /\s/.test(body);
  let index = 0;
  while (index < body.length) {
    const char = body[index] ?? '';
    const next = body[index + 1] ?? '';
    if (/\s/.test(char)) {
      index += 1;
    } else if (char === '-' && /[1-6]/.test(next)) {
      segments.push({ text: next, style: 'overline' });
      index += 2;
    } else if (/[A-Za-z]/.test(char)) {
      segments.push({ text: char, style: 'italic' });
      index += 1;
    } else if (/[2346]/.test(char) && next === '_') {
      segments.push({ text: char }, { text: body[index + 2] ?? '', style: 'sub' });
      index += 3;
    } else if (/[2346]/.test(char) && /[1-5]/.test(next) && isScrew(char, next, spaced)) {
      segments.push({ text: char }, { text: next, style: 'sub' });
      index += 2;
    } else {
      segments.push({ text: char });
      index += 1;
    }
  }
  if (setting) segments.push({ text: ` (${setting})` });
  return segments;
}

/** n_m is a screw axis only for m < n; unspaced `32` (P32, R32) is 3 then 2 in R and ambiguous in P, where `P3_2` is meant. */
function isScrew(axis: string, low: string, spaced: boolean): boolean {
  if (Number(low) >= Number(axis)) return false;
  return spaced || !(axis === '3' && low === '2');
}
