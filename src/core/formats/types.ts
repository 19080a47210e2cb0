import type { ParsedFile, Technique, TextLayout, TextLayoutQuestion } from '../../contract/data/spectrum.js';
import type { DecodedText } from './shared/decodeText.js';

/** What the caller knows about a file before it is read. */
export interface ReadFileOptions {
  /** The layout of a delimited text as the person confirmed it: used as it stands. */
  layout?: TextLayout;
  /** The technique as the person said it; it settles what the file leaves open. */
  technique?: Technique;
  /** A layout confirmed earlier for files of this shape. Asked only when the file itself leaves a doubt. */
  knownLayouts?: (shape: string) => TextLayout | undefined;
}

/** A file read, or the question that stands between it and being read. */
export type ReadFileResult =
  | { outcome: 'parsed'; file: ParsedFile }
  | { outcome: 'question'; question: TextLayoutQuestion; provisional: ParsedFile | undefined };

/** A file as the formats look at it. Decoding is done once, and only when somebody wants text. */
export interface FileProbe {
  /** Name as given, folder and all. */
  readonly name: string;
  /** Name for sentences: no folder, no control characters, at most 100 characters. */
  readonly label: string;
  /** Lower case, without the dot; empty where there is none. */
  readonly extension: string;
  readonly bytes: Uint8Array;
  /** The first 8 KiB as text. */
  readonly head: string;
  /** True where the first bytes are no text in any encoding read here. */
  readonly isBinary: boolean;
  /** The whole file as text. @throws LabError `too-large` beyond 64 MiB. */
  text(): DecodedText;
}

/** One file format: how to know it by its content, and how to read it. */
export interface FileFormat {
  /** Stable id stored with every measurement, e.g. `panalytical-xrdml`. */
  id: string;
  name: string;
  vendor: string;
  technique: Technique | 'both';
  /** Usual endings, without the dot. Never the only evidence. */
  extensions: string[];
  /** What the file says about itself that is kept. */
  keeps: string[];
  sniff: (probe: FileProbe) => boolean;
  parse: (probe: FileProbe, options: ReadFileOptions) => ReadFileResult;
}
