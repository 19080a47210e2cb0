import { strToU8, zipSync } from 'fflate';
import { ramanX, x, y } from './fixtures.js';
import { ramanY } from './ramanFixtures.js';
import { joined, writeBytes } from './writeBytes.js';

export function rasx({ attenuator = 1, axis = 'TwoTheta' } = {}): Uint8Array {
  const xml = `\uFEFF<?xml version="1.0" encoding="utf-8"?><MeasurementConditions><GeneralInformation><Operator>me</Operator><SampleName>quartz</SampleName>
<SystemName>SmartLabXE</SystemName></GeneralInformation><HWConfigurations><XrayGenerator><TargetName>Cu</TargetName><WaveType>Ka</WaveType>
<WavelengthKalpha1>1.540593</WavelengthKalpha1><WavelengthKalpha2>1.544414</WavelengthKalpha2></XrayGenerator></HWConfigurations>
<ScanInformation><AxisName>${axis}</AxisName><Step>0.0200</Step><Speed>2.0</Speed><SpeedUnit>deg/min</SpeedUnit><StartTime>2025-09-19T19:57:59Z</StartTime>
<DataCount>11</DataCount></ScanInformation><RASHeader><Pair><string>*MEAS_SCAN_MODE_INTERNAL</string><string>TDI_1D</string></Pair></RASHeader></MeasurementConditions>`;
  const rows = x.map((value, i) => `${value.toFixed(4)}\t${y[i]}\t${i === 5 ? attenuator : 1}`).join('\r\n');
  const files = [0, 1].flatMap((number) => [
    [`Data${number}/Profile${number}.txt`, strToU8(`\uFEFF${rows}\r\n`)] as const,
    [`Data${number}/MesurementConditions${number}.xml`, strToU8(xml)] as const,
  ]);
  return zipSync({ ...Object.fromEntries(files), 'root.xml': strToU8('<a/>') });
}

export function rigakuAsc({ axis = '2theta/theta', count = y.length } = {}): string {
  const rows = [y.slice(0, 4), y.slice(4, 8), y.slice(8)].map((row) => row.join(', ')).join('\r\n');
  const group = `*BEGIN\r\n*GROUP\t\t=  0\r\n*START\t\t=  10\r\n*STOP\t\t=  10.2\r\n*STEP\t\t=  0.02\r\n*SPEED\t\t=  0.6\r\n*COUNT\t\t=  ${count}\r\n${rows}\r\n*END\r\n`;
  return `*TYPE\t\t=  Raw\r\n*CLASS\t\t=  ASCII CLASS\r\n*SAMPLE\t\t=  quartz\r\n*DATE\t\t=  12-Jul-17 17:31\r\n*GROUP_COUNT\t=  2\r\n*GONIO\t\t=  SmartLab, 0.000000\r
*SCAN_AXIS\t=  ${axis}\r\n*TARGET\t\t=  29\r\n*XRAY_CHAR\t=  K-ALPHA\r\n*WAVE_LENGTH1\t=  1.54059\r\n*WAVE_LENGTH2\t=  1.54441\r\n*SPEED_DIM\t=  sec./step\r\n\r\n${group}# remark\r\n${group}*EOF\r\n`;
}

/** @param type STD, ESD, FXYE, ALT */
export function gsasText(type = 'STD', binning = 'CONST'): string {
  const field = (value: number, width: number) => String(value).padStart(width);
  const pieces: Record<string, [string[], number]> = {
    STD: [y.map((value, i) => (i === 5 ? ` 4${field(value, 6)}` : field(value, 8))), 10],
    ESD: [y.map((value) => field(value, 8) + field(2, 8)), 5],
    FXYE: [y.map((value, i) => ` ${1000 + 2 * i} ${value} 2.5`), 1],
    ALT: [y.map((value, i) => field(1000 + 2 * i, 8) + field(value * 10_000, 7) + field(25_000, 5)), 4],
  };
  const [fields, each] = pieces[type] ?? [[], 1];
  const lines: string[] = [];
  for (let i = 0; i < fields.length; i += each) lines.push(fields.slice(i, i + each).join(''));
  const filled = type === 'STD' ? `${lines.join('\n')}${'       0'.repeat(9)}` : lines.join('\n');
  return `quartz\n# Calibrated wavelength = 0.413259\nBANK 1 ${y.length} ${lines.length} ${binning} 1000.0 2.0 0 0 ${type}\n${filled}\n`;
}

export const udf = `SampleIdent,quartz ,/\nTitle1,Dat2rit program ,/\nDiffrType,PW1710,/\nAnode,Cu,/\nLabdaAlpha1, 1.54060,/\nLabdaAlpha2, 1.54439,/\nRatioAlpha21, 0.50000,/
FileDateTime,  1-nov-1999,  21:06,/\nDataAngleRange,  10.0000,  10.2000,/\nScanStepSize,   0.020,/\nScanType,CONTINUOUS,/\nScanStepTime,    5.00,/\nRawScan
${y.slice(0, 8).join(',      ')}\n${y.slice(8).join(',      ')}/\n`;

/** Counts that are squares: 16-bit roots hold no others. */
export const roots = [100, 110, 120, 130, 150, 300, 150, 130, 120, 110, 100];

export function rd(version = 'V3', { stop = 10.2 } = {}): Uint8Array {
  const data = version === 'V5' ? 810 : 250;
  const header = writeBytes(data, [
    ['text', 0, `${version}RD`],
    ['u8', 84, 1],
    ['u8', 85, 0],
    ['text', 138, 'QUARTZ'],
    ['text', 146, 'quartz'],
    ['f64', 214, 0.02],
    ['f64', 222, 10],
    ['f64', 230, stop],
  ]);
  return joined(
    header,
    writeBytes(
      22,
      roots.map((value, i) => ['u16', 2 * i, value] as ['u16', number, number]),
    ),
  );
}

/** A line of two spectra, positions falling as LabSpec writes them. */
export function labspecXml({ unit = '1/cm' } = {}): string {
  const lsx = (id: string, content: string, format = 9) => `<LSX Format="${format}" ID="${id}">${content}</LSX>`;
  const axis = (kind: string, of: string, list: string) =>
    lsx('0x1', lsx('0x7D6CD4DB', list, 6) + lsx('0x6D707974', kind, 7) + lsx('0x7C696E75', of, 7));
  const parameter = (name: string, value: string, exact = value) =>
    lsx('0x6F707865', lsx('0x7D6C61DB', value, 5) + lsx('0x6D6D616E', name, 7) + lsx('0x8736F70', exact, 5));
  const row = `<LSX_Row Format="6" Index="0">${[...ramanY].reverse().join(' ')} </LSX_Row>`;
  const axes = axis('Spectr', unit, [...ramanX].reverse().join(' ')) + axis('Y', 'µm', '0 0.5');
  const parameters = parameter('Laser (nm)', '633 ', '632.817') + parameter('Acq. time (s)', '3');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<LSX_Data><LSX_Tree Format="9" ID="0x1">${axes}${parameters}</LSX_Tree><LSX_Matrix>${row}${row}</LSX_Matrix></LSX_Data>`;
}
