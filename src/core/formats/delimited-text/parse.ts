import { LabError } from '../../../contract/data/errors.js';
import type { ParsedFile, TextLayout } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { decodeText } from '../shared/decodeText.js';
import type { FileProbe, ReadFileOptions, ReadFileResult } from '../types.js';
import { answeredLayout } from './answeredLayout.js';
import { axisScale } from './axisScale.js';
import { axisQuality } from './findTable.js';
import { firstLines, guessLayout, type ColumnGuess } from './guessLayout.js';
import { guessTechnique, medianStep } from './guessTechnique.js';
import { headerFacts } from './headerFacts.js';
import { layoutShape } from './layoutShape.js';
import { noTable } from './noTable.js';
import { readTable, type Table } from './readTable.js';
import { textMetadata } from './textMetadata.js';

export const delimitedTextId = 'delimited-text';

/**
 * Read a table of numbers from a text of any habit. What the file leaves open comes back as a question with the guess,
 * unless `options` or an earlier answer settles it.
 */
export function parseDelimitedText(probe: FileProbe, options: ReadFileOptions): ReadFileResult {
  if (options.layout !== undefined) return { outcome: 'parsed', file: readAs(probe, options.layout) };
  const { text, encoding } = probe.text();
  const lines = firstLines(text);
  const guess = guessLayout(lines, probe.extension);
  if (guess === undefined) throw noTable(probe.label, lines);
  const table = readTable(text, guess.columns, probe.label);
  if (table.x.length < limits.leastPoints) {
    const why = table.warnings.length === 0 ? '' : ` (${table.warnings.join(' ').replace(/\.$/, '')})`;
    throw new LabError(
      'damaged-file',
      `${probe.label} holds only ${table.x.length} complete rows of numbers${why}, and a measurement needs at least 5; check the export.`,
    );
  }
  const axis = axisOf(table.x);
  if (axisQuality(Array.from(table.x.subarray(0, 5000))) < 0.75) {
    throw new LabError(
      'unknown-format',
      `${probe.label} holds a table of ${guess.table.columns} columns (from line ${guess.columns.headerLines + 1}), but none of them runs up or down as an axis does; export it with one column of positions.`,
    );
  }
  const meaning = guessTechnique({
    axisName: guess.names?.[guess.columns.xColumn],
    header: guess.header,
    fileName: probe.label,
    extension: probe.extension,
    axis: axis.sample,
    technique: options.technique,
  });
  const facts = headerFacts(guess.header);
  const layout: TextLayout = {
    encoding,
    ...guess.columns,
    technique: meaning.technique,
    unit: meaning.unit,
    ...(meaning.technique === 'xrd' && facts.wavelength !== undefined ? { wavelength: facts.wavelength } : {}),
    ...(meaning.technique === 'raman' && facts.laserWavelength !== undefined
      ? { laserWavelength: facts.laserWavelength }
      : {}),
  };
  const doubts = [...meaning.doubts, ...guess.doubts];
  if (doubts.length === 0) return { outcome: 'parsed', file: finish(probe, table, layout, guess) };
  const shape = layoutShape(guess, axis);
  const known = options.knownLayouts?.(shape);
  if (known !== undefined) return { outcome: 'parsed', file: readAs(probe, answeredLayout(known, layout)) };
  return {
    outcome: 'question',
    question: {
      guess: layout,
      doubts,
      rows: guess.table.rows.slice(0, 12),
      ...(guess.names === undefined ? {} : { columnNames: guess.names }),
      shape,
    },
    provisional: attempt(() => finish(probe, table, layout, guess)),
  };
}

/** Read with a layout that is settled. */
function readAs(probe: FileProbe, layout: TextLayout): ParsedFile {
  const { text } = layout.encoding === '' ? probe.text() : decodeWithin(probe, layout.encoding);
  const table = readTable(text, layout, probe.label);
  const lines = firstLines(text);
  const names = guessLayout(lines, probe.extension)?.names;
  return finish(probe, table, layout, { names }, lines.slice(0, layout.headerLines).join('\n'));
}

function decodeWithin(probe: FileProbe, encoding: string): { text: string } {
  const whole = probe.text();
  return whole.encoding === encoding ? whole : decodeText(probe.bytes, encoding);
}

function finish(
  probe: FileProbe,
  table: Table,
  layout: TextLayout,
  guess: Pick<ColumnGuess, 'names'> & Partial<ColumnGuess>,
  header = guess.header ?? '',
): ParsedFile {
  const scale = axisScale(guess.names?.[layout.xColumn], layout.unit);
  const { spectrum, warnings } = assembleSpectrum({
    place: probe.label,
    technique: layout.technique,
    unit: layout.unit,
    x: scale === 1 ? table.x : table.x.map((x) => x * scale),
    y: table.y,
    sigma: table.sigma,
  });
  const unused = guess.unused ?? [];
  const leftOut =
    unused.length === 0
      ? []
      : [
          `${unused.length === 1 ? 'Column' : 'Columns'} ${unused
            .slice(0, 8)
            .map((c) => c + 1)
            .join(', ')}${unused.length > 8 ? ' and more' : ''} ${unused.length === 1 ? 'is' : 'are'} not used.`,
        ];
  return {
    format: delimitedTextId,
    scans: [
      {
        spectrum,
        metadata: textMetadata(headerFacts(header), layout),
        warnings: [...table.warnings, ...scaling(layout.unit, scale), ...warnings, ...leftOut],
      },
    ],
  };
}

function scaling(unit: TextLayout['unit'], scale: number): string[] {
  if (scale === 1) return [];
  return [unit === 'q' ? 'Q in 1/nm was turned into 1/Å.' : 'd in nm was turned into Å.'];
}

function axisOf(x: Float64Array): { least: number; most: number; step: number; sample: number[] } {
  let least = Infinity;
  let most = -Infinity;
  for (const value of x) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const start = Array.from(x.subarray(0, 500));
  return { least, most, step: medianStep(start), sample: [...start, least, most] };
}

/** The provisional reading may fail where the question is still worth asking. */
function attempt(read: () => ParsedFile): ParsedFile | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}
