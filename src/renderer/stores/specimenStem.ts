/** What comes after it tells of the measurement, not of the piece: `Albite__R040068__Raman__532__0__…`. */
const TECHNIQUE = /[\s_-]+(raman|xrd|pxrd|infrared)([\s_-]|$).*$/i;
/** A number of its own at the end, with or without a word for what is counted: `garnet, spot 3`, `garnet_07`, `garnet (2)`; not `sample 3`. */
const COUNTED =
  /[\s_,;-]+(?:(?:scan|spot|point|pt|run|rep|repeat|measurement|meas|spectrum|spec|copy|no|nr)[\s_.#-]*\d*|(?<!(?:sample|specimen|piece|crystal|grain|probe)[\s_,;-]+)[(#]?\d+\)?)$/i;
/** Number of a specimen in the RRUFF project. */
const RRUFF = /(?:^|[\s_-])([RX]\d{6})(?:[\s_.-]|$)/i;

/**
 * Which piece a measurement was probably made of, by its name: the RRUFF number where it has one, else the name without what tells
 * measurements of one piece apart. Rather too coarse than too fine: pieces taken for one cost spectra for the test, one piece taken
 * for two makes the test ask for what was trained.
 */
export function specimenStem(name: string): string {
  const number = RRUFF.exec(name)?.[1];
  if (number) return number.toUpperCase();
  let stem = name.trim().replace(TECHNIQUE, '');
  for (let before = ''; before !== stem;) {
    before = stem;
    stem = stem.replace(COUNTED, '');
  }
  return stem || name;
}
