import { standardSymbol } from '../../../../core/crystal/standardSymbol.js';
import type { CrystalStructure, Reference } from '../../../../contract/index.js';
import { density } from '../../../../core/crystal/density.js';
import { elementsOf } from '../../../../core/crystal/elementsOf.js';
import { formulaOf } from '../../../../core/crystal/formulaOf.js';
import { calculateLineList } from '../../../../core/diffraction/calculateLineList.js';

/** Lines of references: down to this d (Å), 2θ 148° with Cu Kα, and of large cells only the strongest so many. */
export const referenceLineLimits = { dMin: 0.8, maxLines: 600 };

export interface StructureOrigin {
  id: string;
  libraryId: string;
  /** Used when the structure has no name of its own. */
  fallbackName: string;
  /** Named in the source beside the citation. */
  file: string;
}

/** A structure of the person's own as a reference. */
export function structureReference(
  structure: CrystalStructure,
  { id, libraryId, fallbackName, file }: StructureOrigin,
): Reference {
  const formula = formulaOf(structure);
  return {
    kind: 'structure',
    structure,
    lines: calculateLineList(structure, referenceLineLimits),
    summary: {
      id,
      libraryId,
      technique: 'xrd',
      name: structure.name ?? (formula || fallbackName),
      formula,
      elements: elementsOf(structure),
      spaceGroup: standardSymbol(structure.spaceGroup),
      source: structure.citation ? `${structure.citation}; ${file}` : file,
      density: density(structure),
      verification: [],
    },
  };
}
