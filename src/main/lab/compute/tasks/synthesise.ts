import {
  splitNames,
  type DatasetPart,
  type DatasetPreview,
  type SplitName,
  type SyntheticRecipe,
} from '../../../../contract/index.js';
import { countSamples } from '../../../../core/synthesis/countSamples.js';
import { generate } from '../../../../core/synthesis/generate.js';
import { pickSamples } from '../../../../core/synthesis/pickSamples.js';
import { previewSamples } from '../../../../core/synthesis/previewSamples.js';
import { resolveClasses } from '../../../../core/synthesis/resolveClasses.js';
import { hashPart, type PartHashes } from '../../datasets/hashPart.js';
import type { Report } from '../compute.js';

export interface SyntheticContent {
  classNames: string[];
  parts: Record<SplitName, PartHashes>;
}

/** Makes every part once, for its hash; one part is in memory at a time. @throws LabError `invalid-input`, `too-large` */
export function hashSynthetic(recipe: SyntheticRecipe, report: Report): SyntheticContent {
  const counts = countSamples(recipe);
  const total = counts.train + counts.validation + counts.test;
  let before = 0;
  const hash = (split: SplitName): PartHashes => {
    const part = generate(recipe, split, { onProgress: (done) => report(before + done, total) });
    before += counts[split];
    return hashPart(part);
  };
  const [train, validation, test] = splitNames.map(hash) as [PartHashes, PartHashes, PartHashes];
  return { classNames: resolveClasses(recipe).map(({ name }) => name), parts: { train, validation, test } };
}

export interface SynthesiseInput {
  recipe: SyntheticRecipe;
  split: SplitName;
  /** Only these, by number. */
  numbers?: readonly number[];
}

export function synthesise({ recipe, split, numbers }: SynthesiseInput, report: Report): DatasetPart {
  return numbers ? pickSamples(recipe, split, numbers) : generate(recipe, split, { onProgress: report });
}

export function previewSynthetic({ recipe, samples }: { recipe: SyntheticRecipe; samples: number }): DatasetPreview {
  return { ...previewSamples(recipe, samples), counts: countSamples(recipe), notes: [] };
}
