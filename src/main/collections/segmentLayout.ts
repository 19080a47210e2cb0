import { elementWords } from '../../core/search/lineColumns.js';

/** Sizes that a segment's layout follows from. */
export interface SegmentSize {
  entries: number;
  lines: number;
  idBytes: number;
  blocks: number;
  blockBytes: number;
}

export interface Section {
  /** Byte in the file. */
  offset: number;
  bytes: number;
}

/** What a search reads comes first, in one stretch. */
export const searchSections = ['offsets', 'd', 'intensity', 'strongest', 'elements', 'idOffsets', 'ids'] as const;
/** What is read of single entries. */
export const entrySections = ['hkl', 'halfMultiplicity', 'blockOf', 'inBlock', 'blockOffsets', 'blocks'] as const;
export type SectionName = (typeof searchSections)[number] | (typeof entrySections)[number];

export type SegmentLayout = Record<SectionName, Section> & { bytes: number };

/** Magic, format and the five sizes. */
export const headerBytes = 64;
export const magic = 'PhaselensLines1\n';

/** Where everything lies in a segment file of these sizes; every section begins at a multiple of eight bytes. */
export function segmentLayout({ entries, lines, idBytes, blocks, blockBytes }: SegmentSize): SegmentLayout {
  let offset = headerBytes;
  const place = (bytes: number): Section => {
    const section = { offset, bytes };
    offset += Math.ceil(bytes / 8) * 8;
    return section;
  };
  return {
    offsets: place(4 * (entries + 1)),
    d: place(4 * lines),
    intensity: place(2 * lines),
    strongest: place(4 * entries),
    elements: place(4 * elementWords * entries),
    idOffsets: place(4 * (entries + 1)),
    ids: place(idBytes),
    hkl: place(3 * lines),
    halfMultiplicity: place(lines),
    blockOf: place(2 * entries),
    inBlock: place(2 * entries),
    blockOffsets: place(4 * (blocks + 1)),
    blocks: place(blockBytes),
    bytes: offset,
  };
}
