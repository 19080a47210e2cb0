import { strToU8, zipSync } from 'fflate';

/** Small files of every format, made up here: a peak on a slope, 11 points from 10° in steps of 0.02°. */
export const x = Array.from({ length: 11 }, (_, i) => Number((10 + 0.02 * i).toFixed(2)));
export const y = [100, 101, 103, 110, 150, 300, 148, 109, 104, 102, 101];

export const bytesOf = (text: string): Uint8Array => strToU8(text);

export interface XrdmlParts {
  version?: string;
  values?: string;
  positions?: string;
  scans?: number;
  head?: string;
  axis?: string;
}

export function xrdml({
  version = '1.6',
  values,
  positions,
  scans = 1,
  head = '',
  axis = 'Gonio',
}: XrdmlParts = {}): string {
  const scan = `<scan appendNumber="0" mode="Continuous" scanAxis="${axis}" status="Completed">
    <header><startTimeStamp>2021-03-16T13:10:14+03:00</startTimeStamp><author><name>A &amp; B</name></author>
    <source><instrumentControlSoftware version="1">EMPYREAN</instrumentControlSoftware></source></header>
    <dataPoints>${positions ?? '<positions axis="2Theta" unit="deg"><startPosition>10.0</startPosition><endPosition>10.2</endPosition></positions>'}
    <commonCountingTime unit="seconds">39.27</commonCountingTime>
    ${values ?? `<intensities unit="counts">${y.join(' ')}</intensities>`}</dataPoints></scan>`;
  return `<?xml version="1.0" encoding="UTF-8"?>${head}
<xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/${version}" status="Completed">
  <sample type="To be analyzed"><id>quartz</id><name></name></sample>
  <xrdMeasurement measurementType="Scan"><usedWavelength intended="K-Alpha"><kAlpha1 unit="Angstrom">1.540598</kAlpha1>
    <kAlpha2 unit="Angstrom">1.544426</kAlpha2><ratioKAlpha2KAlpha1>0.5</ratioKAlpha2KAlpha1></usedWavelength>
    <incidentBeamPath><xRayTube name="LFF"><tension unit="kV">45</tension><anodeMaterial>Cu</anodeMaterial></xRayTube></incidentBeamPath>
    ${scan.repeat(scans)}</xrdMeasurement></xrdMeasurements>`;
}

export const uxd = `; converted\n_FILEVERSION=2\n_SAMPLE='quartz'\n_WL1=1.540600\n_WL2=1.544390\n_WLRATIO=0.5\n_ANODE='Cu'
_DATEMEASURED='04-Mar-2010 20:59:14'\n; (Data for Range number 1)\n_STEPTIME=2.0\n_STEPSIZE=0.02\n_START=10.0\n_2THETACOUNTS
${x.map((v, i) => `${v.toFixed(3)}\t${y[i]}`).join('\n')}\n; (Data for Range number 2)\n_STEPTIME=4.0\n_STEPSIZE=0.02\n_START=10.0\n_COUNTS
${y.slice(0, 6).join(' ')}\n${y.slice(6).join(' ')}\n`;

export function ras({ attenuator = 1, axis = 'TwoThetaTheta', count = '11.0000000000' } = {}): string {
  const block = `*RAS_HEADER_START\r\n*FILE_SAMPLE "quartz"\r\n*FILE_OPERATOR "me"\r\n*HW_GONIOMETER_NAME "x|SmartLab"\r\n*HW_XG_TARGET_NAME "Cu"\r
*HW_XG_WAVE_LENGTH_ALPHA1 "1.540593"\r\n*HW_XG_WAVE_LENGTH_ALPHA2 "1.544414"\r\n*MEAS_DATA_COUNT "${count}"\r\n*MEAS_SCAN_AXIS_X_INTERNAL "${axis}"\r
*MEAS_SCAN_STEP "0.0200000000"\r\n*MEAS_SCAN_SPEED "0.2500"\r\n*MEAS_SCAN_SPEED_UNIT "deg/min"\r\n*MEAS_SCAN_START_TIME "11/01/12 12:55:51"\r
*RAS_HEADER_END\r\n*RAS_INT_START\r\n${x.map((v, i) => `${v.toFixed(4)} ${y[i]} ${i === 5 ? attenuator : 1}`).join('\r\n')}\r\n*RAS_INT_END\r\n`;
  return `*RAS_DATA_START\r\n${block}${block}*RAS_DATA_END\r\n`;
}

export const ramanX = Array.from({ length: 40 }, (_, i) => Number((150 + 1.3 * i).toFixed(1)));
export const rruffRaman = `##NAMES=Quartz\n##RRUFFID=R040031\n##IDEAL CHEMISTRY=SiO_2_\n##SOURCE=Quartz__R040031-1__Raman__532__0__unoriented__Raman_Data_Processed__1
${ramanX.map((v, i) => `${v.toFixed(2)}, ${(i === 20 ? 1 : 0.1).toFixed(5)}`).join('\n')}\n##END=\n`;
export const rruffXrd = `##NAMES=Quartz\n##RRUFFID=R040031\n##X-RAY WAVELENGTH=1.541838\n${x.map((v, i) => `${v}, ${y[i]}`).join('\n')}\n##END=\n`;

export function jcamp({
  type = 'XRD pattern',
  units = '2Theta [deg]',
  data = `##PEAK TABLE=(XY..XY)\n${x.map((v, i) => `${v} ${y[i]}`).join('\n')}`,
} = {}): string {
  return `##TITLE=quartz\n##JCAMP-DX=4.24\n##DATA TYPE=${type}\n##ORIGIN=D8\n##OWNER=me\n##XUNITS=${units}\n##YUNITS=counts\n##$wavelength=1.5406\n${data}\n##END=\n`;
}

export const pdcif = `data_quartz\n_cell_length_a 4.91\n_chemical_name_mineral quartz\n_pd_meas_datetime_initiated 2020-01-02\n_pd_meas_2theta_range_min 10.0\n_pd_meas_2theta_range_max 10.2\n_pd_meas_2theta_range_inc 0.02
loop_\n_diffrn_radiation_wavelength\n_diffrn_radiation_wavelength_wt\n1.5406 1.0\n1.5444 0.5\nloop_\n_pd_meas_counts_total\n_pd_calc_intensity_total\n${y.map((v) => `${v}(3) 1.0`).join('\n')}\n`;

export const structureCif = `data_nacl\n_cell_length_a 5.64\n_symmetry_space_group_name_H-M 'F m -3 m'\nloop_\n_atom_site_label\n_atom_site_fract_x\nNa 0.0\nCl 0.5\n`;

export function rawDataXml({
  rows = x.map((v, i) => `1,1,${v},${v / 2},${y[i]}`),
  axes = ['TwoTheta', 'Theta'],
} = {}): string {
  return `<?xml version="1.0"?><RawData><TimeStampStarted>2019-05-23T07:37:27.06+02:00</TimeStampStarted><DataRoutes><DataRoute RouteFlag="Measured">
<ScanInformation VisibleName="Coupled"><TimePerStep>1</TimePerStep><ScanAxes>${axes.map((axis) => `<ScanAxisInfo AxisId="${axis}"><Increment>0.02</Increment></ScanAxisInfo>`).join('')}</ScanAxes></ScanInformation>
${rows.map((row) => `<Datum>${row}</Datum>`).join('\n')}
<DataViews><RawDataView Start="0" Length="1" LogicName="MeasuredTime"/><RawDataView Start="1" Length="1" LogicName="AbsorptionFactor"/>
<RawDataView Start="2" Length="2"><Varying>${axes.map((axis) => `<FieldDefinitions AxisId="${axis}"/>`).join('')}</Varying></RawDataView>
<RawDataView Start="4" Length="1"><Recording Category="Count"/></RawDataView></DataViews></DataRoute></DataRoutes>
<FixedInformation><Instrument><PrimaryTracks><T><Tube><WaveLengthAlpha1 Value="1.5406"/><WaveLengthAlpha2 Value="1.54439"/><WaveLengthRatio Value="0.5"/><TubeMaterial>Cu</TubeMaterial></Tube></T></PrimaryTracks></Instrument></FixedInformation></RawData>`;
}

export function brml(
  files: Record<string, string> = { 'Experiment0/RawData0.xml': rawDataXml(), 'experimentCollection.xml': '<a/>' },
): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const csv = `2theta,intensity\n${x.map((v, i) => `${v},${y[i]}`).join('\n')}\n`;
