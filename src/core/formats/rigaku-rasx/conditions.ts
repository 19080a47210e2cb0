import { child, children, childText, descendants, parseXml, textOf } from '../shared/xml.js';

/** Where the XML of RASX has what RAS has under a key. */
const paths: [string, ...string[]][] = [
  ['FILE_OPERATOR', 'GeneralInformation', 'Operator'],
  ['FILE_COMMENT', 'GeneralInformation', 'Comment'],
  ['FILE_SAMPLE', 'GeneralInformation', 'SampleName'],
  ['FILE_SYSTEM_NAME', 'GeneralInformation', 'SystemName'],
  ['HW_XG_TARGET_NAME', 'HWConfigurations', 'XrayGenerator', 'TargetName'],
  ['HW_XG_WAVE_LENGTH_ALPHA1', 'HWConfigurations', 'XrayGenerator', 'WavelengthKalpha1'],
  ['HW_XG_WAVE_LENGTH_ALPHA2', 'HWConfigurations', 'XrayGenerator', 'WavelengthKalpha2'],
  ['MEAS_COND_XG_WAVE_TYPE', 'HWConfigurations', 'XrayGenerator', 'WaveType'],
  ['MEAS_COND_XG_VOLTAGE', 'HWConfigurations', 'XrayGenerator', 'Voltage'],
  ['MEAS_COND_XG_CURRENT', 'HWConfigurations', 'XrayGenerator', 'Current'],
  ['MEAS_SCAN_AXIS_X', 'ScanInformation', 'AxisName'],
  ['MEAS_SCAN_MODE', 'ScanInformation', 'Mode'],
  ['MEAS_SCAN_STEP', 'ScanInformation', 'Step'],
  ['MEAS_SCAN_SPEED', 'ScanInformation', 'Speed'],
  ['MEAS_SCAN_SPEED_UNIT', 'ScanInformation', 'SpeedUnit'],
  ['MEAS_SCAN_UNIT_Y', 'ScanInformation', 'IntensityUnit'],
  ['MEAS_SCAN_START_TIME', 'ScanInformation', 'StartTime'],
  ['MEAS_DATA_COUNT', 'ScanInformation', 'DataCount'],
];

/** The conditions of a scan under the keys that RAS gives them; the XML repeats some as pairs of such keys. */
export function conditions(xml: string, place: string): Map<string, string> {
  const root = child(parseXml(xml.replace(/^\uFEFF/, ''), place), 'MeasurementConditions');
  const keys = new Map<string, string>();
  for (const pair of descendants(child(root, 'RASHeader'), 'Pair')) {
    const [key, value] = children(pair, 'string').map(textOf);
    if (key !== undefined && value !== undefined) keys.set(key.replace(/^\*/, ''), value);
  }
  for (const [key, ...path] of paths) {
    const value = childText(root, ...path);
    if (value !== undefined && value !== '') keys.set(key, value);
  }
  // Scans along 2θ-θ call the axis TwoThetaTheta here and have no other name for it.
  keys.delete('MEAS_SCAN_AXIS_X_INTERNAL');
  return keys;
}
