import type { ParsedFile, Radiation, Scan } from '../../../contract/index.js';
import type { NewMeasurement } from '../../store/index.js';
import { canBeIdentified } from '../identify/canBeIdentified.js';
import { previewHeights } from './previewHeights.js';
import { scanRadiation } from './scanRadiation.js';

export interface FileOrigin {
  fileName: string;
  sha256: string;
  fileBytes: number;
  projectId: string | null;
  softwareVersion: string;
  /** As the person said it, for files that say none. */
  radiation?: Radiation | undefined;
  laserWavelength?: number | undefined;
  /** Preference for files that say no wavelength. */
  defaultRadiation: string;
  importedAt: string;
}

/** The measurements that a file becomes: one for each scan. */
export function toMeasurements(file: ParsedFile, origin: FileOrigin): NewMeasurement[] {
  return file.scans.map((scan, scanIndex) => toMeasurement(file, scan, scanIndex, origin));
}

function toMeasurement(file: ParsedFile, scan: Scan, scanIndex: number, origin: FileOrigin): NewMeasurement {
  const { spectrum, metadata } = scan;
  const radiation = scanRadiation(scan, origin.defaultRadiation, origin.radiation);
  const laserWavelength =
    spectrum.technique === 'raman' ? (metadata.laserWavelength ?? origin.laserWavelength) : undefined;
  const name = nameOf(origin.fileName);
  return {
    projectId: origin.projectId,
    name: file.scans.length > 1 ? `${name}, scan ${scanIndex + 1}` : name,
    spectrum,
    metadata,
    warnings: scan.warnings,
    provenance: {
      // Without the folders: reports go to other people, and the hash says which file it was.
      fileName: withoutFolder(origin.fileName),
      sha256: origin.sha256,
      fileBytes: origin.fileBytes,
      format: file.format,
      scanIndex,
      softwareVersion: origin.softwareVersion,
      importedAt: origin.importedAt,
    },
    preview: previewHeights(spectrum.x, spectrum.y),
    status: canBeIdentified({ ...spectrum, radiation, laserWavelength }) ? 'new' : 'needs-wavelength',
    ...(radiation ? { radiation } : {}),
    ...(laserWavelength === undefined ? {} : { laserWavelength }),
  };
}

/** The file's name without folder and ending, for people. */
function nameOf(fileName: string): string {
  // Nothing in a name may break lines or turn the direction of writing where it is shown.
  const base = withoutFolder(fileName)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  return base.replace(/\.[^.]{1,10}$/, '').slice(0, 500) || base.slice(0, 500) || 'Measurement';
}

function withoutFolder(fileName: string): string {
  return fileName.replace(/^.*[\\/]/s, '') || fileName;
}
