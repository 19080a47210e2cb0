import { startsWith } from '../shared/startsWith.js';
import type { FileProbe } from '../types.js';

/** A kind of file that is known and not read. The sentence is `NAME is {isWhat}, which this version does not read; {instead}.` */
export interface Signature {
  matches: (probe: FileProbe) => boolean;
  isWhat: string;
  instead: string;
}

const measurementInstead = 'give the measurement itself, for example as .xy, .csv or .txt with two columns';
const unpack = 'unpack it and give the measurements in it';

function starts(magic: string, at = 0): Signature['matches'] {
  return ({ bytes }) => startsWith(bytes, magic, at);
}

function text(pattern: RegExp): Signature['matches'] {
  return (probe) => !probe.isBinary && pattern.test(probe.head);
}

export const signatures: readonly Signature[] = [
  { matches: starts('RAW_1.'), isWhat: 'a Stoe RAW file', instead: 'in WinXPOW export it as .xy' },
  {
    matches: (probe) => starts('WIT_PR06')(probe) || starts('WIT^')(probe) || starts('WIT_')(probe),
    isWhat: 'a WITec project',
    instead: 'in WITec Project export the spectrum as ASCII',
  },
  {
    matches: starts('\x0a\x0a\xfe\xfe'),
    isWhat: 'a Bruker OPUS file',
    instead: 'in OPUS export it as data point table or JCAMP-DX',
  },
  {
    matches: starts('Andor Technology Multi-Channel File'),
    isWhat: 'an Andor SIF file',
    instead: 'in Solis export it as ASCII',
  },
  { matches: starts('CPYA'), isWhat: 'an OriginLab file', instead: 'in Origin export the worksheet as .csv' },
  { matches: starts('CPYUA'), isWhat: 'an OriginLab file', instead: 'in Origin export the worksheet as .csv' },
  { matches: starts('\x89HDF\r\n\x1a\n'), isWhat: 'an HDF5 or NeXus file', instead: measurementInstead },
  { matches: starts('CDF\x01'), isWhat: 'a NetCDF file', instead: measurementInstead },
  { matches: starts('SQLite format 3\0'), isWhat: 'a SQLite database', instead: measurementInstead },
  { matches: starts('%PDF'), isWhat: 'a PDF document', instead: measurementInstead },
  { matches: starts('{\\rtf'), isWhat: 'an RTF document', instead: measurementInstead },
  {
    matches: starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    isWhat: 'an old Office document (.xls or .doc)',
    instead: 'save the sheet as .csv',
  },
  { matches: starts('\x89PNG'), isWhat: 'a PNG picture', instead: measurementInstead },
  { matches: starts('\xff\xd8\xff'), isWhat: 'a JPEG picture', instead: measurementInstead },
  { matches: starts('GIF8'), isWhat: 'a GIF picture', instead: measurementInstead },
  { matches: (probe) => starts('BM')(probe) && probe.isBinary, isWhat: 'a BMP picture', instead: measurementInstead },
  {
    matches: (probe) => starts('II*\0')(probe) || starts('MM\0*')(probe),
    isWhat: 'a TIFF picture',
    instead: measurementInstead,
  },
  {
    matches: (probe) => starts('RIFF')(probe) && probe.isBinary,
    isWhat: 'a RIFF picture, sound or film',
    instead: measurementInstead,
  },
  { matches: starts('ftyp', 4), isWhat: 'a film or HEIC picture', instead: measurementInstead },
  {
    matches: text(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i),
    isWhat: 'an SVG picture',
    instead: measurementInstead,
  },
  { matches: text(/^\s*[{[]\s*["{[\]}]/), isWhat: 'a JSON file', instead: 'save the measurement as .csv' },
  {
    matches: text(/^\s*(?:<!DOCTYPE html|<html[\s>])/i),
    isWhat: 'a web page',
    instead: 'download the file that the page links to',
  },
  {
    matches: (probe) => starts('MZ')(probe) && probe.isBinary,
    isWhat: 'a Windows program',
    instead: measurementInstead,
  },
  { matches: starts('\x7fELF'), isWhat: 'a Linux program', instead: measurementInstead },
  {
    matches: (probe) => starts('\xcf\xfa\xed\xfe')(probe) || starts('\xca\xfe\xba\xbe')(probe),
    isWhat: 'a macOS program or Java class',
    instead: measurementInstead,
  },
  { matches: starts('\x1f\x8b'), isWhat: 'a gzip archive', instead: unpack },
  { matches: starts('BZh'), isWhat: 'a bzip2 archive', instead: unpack },
  { matches: starts('\xfd7zXZ\0'), isWhat: 'an xz archive', instead: unpack },
  { matches: starts('\x28\xb5\x2f\xfd'), isWhat: 'a Zstandard archive', instead: unpack },
  { matches: starts("7z\xbc\xaf'\x1c"), isWhat: 'a 7-Zip archive', instead: unpack },
  { matches: starts('Rar!\x1a\x07'), isWhat: 'a RAR archive', instead: unpack },
  { matches: starts('ustar', 257), isWhat: 'a tar archive', instead: unpack },
  { matches: starts('\x93NUMPY'), isWhat: 'a NumPy array', instead: 'save it with numpy.savetxt' },
  { matches: starts('PAR1'), isWhat: 'a Parquet table', instead: 'save it as .csv' },
  { matches: starts('MATLAB 5.0'), isWhat: 'a MATLAB file', instead: 'save it with writematrix as .csv' },
];
