import { z } from 'zod';

export interface DoctorPart {
  name: string;
  version: string;
  state: 'ok' | 'missing' | 'degraded';
  /** What it is for, and what to do when it is not ok. */
  detail: string;
}

export interface SystemInfo {
  version: string;
  dataFolder: string;
  /** Bytes of the database. */
  databaseBytes: number;
  schemaVersion: number;
  lastBackupAt: string | null;
  /** True when a desktop shell answers the `shell.*` methods. */
  shell: boolean;
  platform: string;
}

export interface FormatInfo {
  id: string;
  name: string;
  vendor: string;
  technique: 'xrd' | 'raman' | 'both';
  extensions: string[];
  /** What is kept besides x and y. */
  keeps: string[];
}

/** Preferences; each has a default, so an older or newer settings file is never an error. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Used, and shown as assumed, when neither file nor person says the wavelength. `ask` never assumes. */
  defaultRadiation: z.string().max(40).default('ask'),
  intensityScale: z.enum(['linear', 'sqrt', 'log']).default('sqrt'),
  xrdAxis: z.enum(['twoTheta', 'dSpacing', 'q']).default('twoTheta'),
  ramanAxis: z.enum(['ramanShift', 'wavelength']).default('ramanShift'),
  identifyOnImport: z.boolean().default(true),
  /** Sizes of resizable panes, by name; pixels or share. */
  panes: z.record(z.string(), z.number()).default({}),
  /** Operator and laboratory printed on reports. */
  operator: z.string().max(200).default(''),
  laboratory: z.string().max(200).default(''),
});
export type Settings = z.infer<typeof settingsSchema>;
