import type { XrdReference } from '../src/core/matching/xrdReferences.js';
import { reciprocalMetric } from '../src/core/crystal/reciprocalMetric.js';
import { createRandom } from '../src/core/synthesis/random/createRandom.js';
import type { StructureReference } from './identify-samples.js';
import { baseOf, kept, strained, symbols } from './searchLibrary.js';

/** The distractors of `searchLibrary` as references with Miller indices, so that stage 2 treats them like real ones. */
export function distractors(references: readonly StructureReference[], count: number): XrdReference[] {
  const random = createRandom(20261124);
  const normal = (deviation: number): number => random.normal(0, deviation);
  const bases = new Map<number, ReturnType<typeof baseOf>>();
  return Array.from({ length: count }, (_, i): XrdReference => {
    const which = Math.floor(random.uniform() * references.length);
    let base = bases.get(which);
    if (!base) bases.set(which, (base = baseOf(references[which]!)));
    const g = reciprocalMetric(strained(base, normal));
    const lines = Array.from(base.intensity, (value, k) => {
      const [h, l, m] = [base.hkl[3 * k]!, base.hkl[3 * k + 1]!, base.hkl[3 * k + 2]!];
      const q = h * h * g[0] + l * l * g[1] + m * m * g[2] + 2 * (h * l * g[3] + h * m * g[4] + l * m * g[5]);
      return { d: 1 / Math.sqrt(q), intensity: value * Math.exp(normal(0.5)), hkl: [h, l, m] };
    }).sort((p, q) => q.d - p.d);
    const elements = base.elements.map((symbol) =>
      kept.has(symbol) || random.uniform() < 0.5 ? symbol : symbols[Math.floor(random.uniform() * symbols.length)]!,
    );
    return {
      summary: {
        id: `distractor:${i}`,
        libraryId: 'distractors',
        technique: 'xrd',
        name: `distractor ${i}`,
        formula: `distractor of ${references[which]!.summary.formula} ${i}`,
        elements,
        source: 'made by substitution and strain',
        verification: [],
      },
      lines: {
        dSpacing: Float64Array.from(lines, ({ d }) => d),
        intensity: Float64Array.from(lines, ({ intensity }) => intensity),
        hkl: Int16Array.from(lines.flatMap(({ hkl }) => hkl)),
        multiplicity: new Uint16Array(lines.length).fill(1),
      },
    };
  });
}
