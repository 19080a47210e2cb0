import { LabError } from '../../../contract/data/errors.js';
import { attribute, children, childText, type XmlNode } from '../shared/xml.js';
import { readNumberList } from '../shared/readNumberList.js';

/**
 * The 2θ of every point of a scan, degrees: listed one by one, or evenly from start to end. Undefined where 2θ stands still
 * or is not given.
 * @throws LabError `damaged-file` where the numbers do not fit the count of intensities
 */
export function scanPositions(data: XmlNode, count: number, place: string): Float64Array | undefined {
  const axis = children(data, 'positions').find(
    (positions) => attribute(positions, 'axis')?.toLowerCase() === '2theta',
  );
  if (axis === undefined) return undefined;
  const listed = childText(axis, 'listPositions');
  if (listed !== undefined) {
    const x = readNumberList(listed, `${place}, <listPositions>`);
    if (x.length !== count)
      throw new LabError(
        'damaged-file',
        `${place}: ${x.length} positions but ${count} intensities; the file seems damaged, copy it again from the instrument.`,
      );
    return x;
  }
  const startText = childText(axis, 'startPosition');
  const endText = childText(axis, 'endPosition');
  if (startText === undefined || endText === undefined) return undefined;
  const start = Number(startText);
  const end = Number(endText);
  if (startText.trim() === '' || !Number.isFinite(start) || !Number.isFinite(end)) {
    throw new LabError(
      'damaged-file',
      `${place}: <startPosition> or <endPosition> is not a number ("${startText.slice(0, 20)}", "${endText.slice(0, 20)}"); copy the file again from the instrument.`,
    );
  }
  if (start === end) return undefined;
  return Float64Array.from({ length: count }, (_, i) =>
    count === 1 ? start : start + ((end - start) * i) / (count - 1),
  );
}
