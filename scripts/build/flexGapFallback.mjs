/**
 * Adds to every rule that has both `display: flex` and `gap` a rule that puts the gap between its children as a margin.
 * Wrapping rows are not helped; this serves the old test Electron only, where a gap is cosmetic.
 * @param {string} css flat (nesting already lowered)
 * @returns {string}
 */
export function flexGapFallback(css) {
  return css.replace(/([^{}@;]+)\{([^{}]*)\}/g, (rule, /** @type {string} */ selector, /** @type {string} */ body) => {
    if (!/(^|;)\s*display:\s*(inline-)?flex/.test(body)) return rule;
    const gap = /(?:^|;)\s*gap:\s*([^;]+)/.exec(body)?.[1]?.trim();
    if (gap === undefined) return rule;
    const [row = gap, column = row] = gap.split(/\s+(?![^(]*\))/);
    const vertical = /flex-(direction|flow):\s*column/.test(body);
    const margin = vertical ? `margin-top:${row}` : `margin-left:${column}`;
    const children = selector
      .split(',')
      .map((one) => `${one.trim()}>*+*`)
      .join(',');
    return `${rule}${children}{${margin}}`;
  });
}
