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

const settingsFields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Used, and shown as assumed, when neither file nor person says the wavelength. `ask` never assumes. */
  defaultRadiation: z.string().max(40),
  intensityScale: z.enum(['linear', 'sqrt', 'log']),
  xrdAxis: z.enum(['twoTheta', 'dSpacing', 'q']),
  ramanAxis: z.enum(['ramanShift', 'wavelength']),
  identifyOnImport: z.boolean(),
  /** Sizes of resizable panes, by name; pixels or share. */
  panes: z.record(z.string(), z.number()),
  /** Operator and laboratory printed on reports. */
  operator: z.string().max(200),
  laboratory: z.string().max(200),
};

/** Preferences; each has a default, so an older or newer settings file is never an error. */
export const settingsSchema = z.object({
  theme: settingsFields.theme.default('system'),
  defaultRadiation: settingsFields.defaultRadiation.default('ask'),
  intensityScale: settingsFields.intensityScale.default('sqrt'),
  xrdAxis: settingsFields.xrdAxis.default('twoTheta'),
  ramanAxis: settingsFields.ramanAxis.default('ramanShift'),
  identifyOnImport: settingsFields.identifyOnImport.default(true),
  panes: settingsFields.panes.default({}),
  operator: settingsFields.operator.default(''),
  laboratory: settingsFields.laboratory.default(''),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A change of some settings. Not `settingsSchema.partial()`: that fills the defaults in and so resets all the others. */
export const settingsPatchSchema = z.object(settingsFields).partial();
