import type { Cell } from '../../contract/data/crystal.js';

/** What is known of an entry beside its lines. */
export interface EntryFacts {
  /** Follows from the content of the file: the same in every laboratory. Unique within the collection. */
  key: string;
  /** Of the file, hex. */
  sha256: string;
  /** Where it lay: the path inside the folder or archive. */
  place: string;
  name: string;
  formula: string;
  elements: string[];
  /** Hermann-Mauguin symbol. */
  spaceGroup: string;
  /** 0 where the tables have none. */
  spaceGroupNumber: number;
  cell: Cell;
  /** Lengths and volume of `reducedLengths`. */
  reduced: readonly [number, number, number, number];
  /** g/cm³ */
  density: number;
  source: string;
}

/**
 * Entries as a thread hands them over, their lines in columns (see `LineColumns`), the structures deflated together: a few dozen of one kind
 * pack three times as tightly as each alone.
 */
export interface EntryBatch {
  entries: EntryFacts[];
  /** Of each entry, `entries.length + 1` numbers. */
  offsets: Uint32Array;
  d: Float32Array;
  intensity: Uint16Array;
  strongest: Float32Array;
  elements: Uint32Array;
  /** Three a line; 0, 0, 0 where an index is beyond ±127. */
  hkl: Int8Array;
  /** Half the number of reflections of a line, at most 255: Friedel's law makes it even. */
  halfMultiplicity: Uint8Array;
  structures: Uint8Array;
}

/** One file that gave nothing. */
export interface ImportFailure {
  item: string;
  message: string;
}
