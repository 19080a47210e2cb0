import type { VariationMeasures } from '../../../contract/index.js';
import type { NamedStage } from './splitActivations.js';

export const measures = ['noise', 'background', 'width', 'position'] as const;
export type Measure = (typeof measures)[number];
export type Factors = Record<Measure, number | null>;

export interface StageFactors {
  /** After over before, layer by layer. */
  layers: Factors[];
  /** Products over all layers of a kind; `convolutions` with their activations. */
  convolutions: Factors;
  bareConvolutions: Factors;
  pools: Factors;
  /** Last layer over input. */
  all: Factors;
}

/** @param variations of the input and after each stage, one more than there are stages */
export function stageFactors(stages: readonly NamedStage[], variations: readonly VariationMeasures[]): StageFactors {
  const layers = stages.map((_, i) => ratio(variations[i], variations[i + 1]));
  const product = (kinds: readonly NamedStage['kind'][]): Factors =>
    layers
      .filter((_, i) => kinds.some((kind) => kind === stages[i]?.kind))
      .reduce(
        (all, one) => each((measure) => times(all[measure], one[measure])),
        each(() => 1),
      );
  return {
    layers,
    convolutions: product(['conv', 'activation']),
    bareConvolutions: product(['conv']),
    pools: product(['pool']),
    all: ratio(variations[0], variations.at(-1)),
  };
}

function ratio(before: VariationMeasures | undefined, after: VariationMeasures | undefined): Factors {
  return each((measure) => {
    const [from, to] = [before?.[measure] ?? null, after?.[measure] ?? null];
    return from === null || to === null || from === 0 ? null : to / from;
  });
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function each(of: (measure: Measure) => number | null): Factors {
  return {
    noise: of('noise'),
    background: of('background'),
    width: of('width'),
    position: of('position'),
  };
}
