/**
 * Lines of very many references, made for searching: a coarse code for each of the strongest few, and all that count on a fine scale.
 * About 170 bytes an entry (85 MB for 500,000), in typed arrays that may be views of one file or of memory shared by threads.
 */
export interface LineIndex {
  /** Entries. */
  count: number;
  /** {@link coarseLines} codes an entry, strongest line first, 0 where there are fewer: bin of 1/d × {@link weightClasses} + class of weight. */
  coarse: Uint16Array;
  /** Entry i owns the fine lines `offsets[i]` to `offsets[i + 1]`. */
  offsets: Uint32Array;
  /** 1/d of each line in {@link reciprocalStep}, ascending within an entry. */
  position: Uint16Array;
  /** Σ|F|² d² of each line relative to the largest of the entry: 255 is 1, one less is a factor {@link strengthRatio}. */
  strength: Uint8Array;
  /** Element masks as in `LineColumns`. */
  elements: Uint32Array;
}

/** Lines of an entry that the first pass looks at. */
export const coarseLines = 24;
/** Lines of an entry that are kept at most. */
export const fineLines = 48;
/** Largest 1/d in 1/Å: lines below d = 0.71 Å, outside what is measured even with molybdenum, are left out. */
export const largestReciprocal = 1.4;
export const reciprocalStep = largestReciprocal / 65536;
/** Ratio of neighbouring strengths. 255 steps reach down to 1e-4. */
export const strengthRatio = Math.exp(-Math.log(1e4) / 254);

/** Bins of 1/d in the first pass: 0.06° (2θ) for copper at small angles. */
export const coarseBins = 2048;
/** Classes of weight in the first pass. */
export const weightClasses = 8;
export const classRatio = 1.45;
/** Weight of each class: √(I/ΣI) of a line with I = Σ|F|² d², sum over the coarse lines of its entry. */
export const classWeights: readonly number[] = Array.from({ length: weightClasses }, (_, c) => 0.8 * classRatio ** -c);
