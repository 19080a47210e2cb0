import type { Restraints } from '../../../contract/index.js';
import { UsageError } from '../usageError.js';

/** What the flags of a command demand of references; undefined where nothing. */
export function restraintsOf({
  name,
  category,
  spaceGroup,
  density,
  cell,
}: {
  name?: string;
  category?: string[];
  spaceGroup?: string[];
  density?: string;
  cell?: string[];
}): Restraints | undefined {
  const restraints: Restraints = {
    ...(name === undefined ? {} : { name }),
    ...(category ? { categories: category } : {}),
    ...(spaceGroup ? { spaceGroups: spaceGroup } : {}),
    ...(density === undefined ? {} : { density: densityRange(density) }),
    ...(cell ? { cell: { lengths: cell.map(length), tolerance: 0.02 } } : {}),
  };
  return Object.keys(restraints).length > 0 ? restraints : undefined;
}

function densityRange(text: string): { least: number; most: number } {
  const [least = NaN, most = least] = text.split('-').map(Number);
  if (!(least > 0) || !(most >= least)) throw new UsageError(`“${text}” is no range of densities. Write e.g. 3.8-4.4.`);
  return { least, most };
}

function length(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new UsageError(`“${text}” is no length in Å. Write e.g. --cell 4.59,2.96.`);
  return value;
}
