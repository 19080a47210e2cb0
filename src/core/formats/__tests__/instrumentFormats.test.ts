import { expect, test } from 'vitest';
import type { ParsedFile } from '../../../contract/data/spectrum.js';
import { readFile, type ReadFileOptions } from '../readFile.js';
import {
  brml,
  bytesOf,
  jcamp,
  pdcif,
  ramanX,
  ras,
  rawDataXml,
  rruffRaman,
  rruffXrd,
  uxd,
  x,
  xrdml,
  y,
} from './fixtures.js';

function read(content: string | Uint8Array, name = 'scan', options: ReadFileOptions = {}): ParsedFile {
  const result = readFile(name, typeof content === 'string' ? bytesOf(content) : content, options);
  if (result.outcome === 'question') throw new Error('asked');
  return result.file;
}
const curveOf = (file: ParsedFile, scan = 0) => {
  const spectrum = file.scans[scan]?.spectrum;
  return { x: [...(spectrum?.x ?? [])].map((v) => Number(v.toFixed(9))), y: [...(spectrum?.y ?? [])] };
};
const kAlpha = (file: ParsedFile) => file.scans[0]?.metadata.radiation;

test('XRDML 1.x: positions from start to end, intensities as they are, metadata kept', () => {
  const file = read(xrdml());
  expect(file.format).toBe('panalytical-xrdml');
  expect(curveOf(file)).toEqual({ x, y });
  expect(file.scans[0]?.metadata).toMatchObject({
    sample: 'quartz',
    instrument: 'EMPYREAN',
    operator: 'A & B',
    anode: 'Cu',
    timePerStep: 39.27,
    step: 0.02,
    measuredAt: '2021-03-16T13:10:14+03:00',
    radiation: { label: 'Cu Kα', wavelength: 1.540598, wavelengthAlpha2: 1.544426, alpha2Ratio: 0.5, origin: 'file' },
  });
});

test('XRDML 2.x: listed positions, counts multiplied by the attenuation factors', () => {
  const positions = `<positions axis="2Theta" unit="deg"><listPositions>${x.join(' ')}</listPositions></positions>`;
  const factors = y.map((_, i) => (i === 5 ? 10 : 1)).join(' ');
  const values = `<beamAttenuationFactors>${factors}</beamAttenuationFactors><counts unit="counts">${y.join(' ')}</counts>`;
  const file = read(xrdml({ version: '2.3', positions, values }));
  expect(curveOf(file)).toEqual({ x, y: y.map((v, i) => (i === 5 ? v * 10 : v)) });
  expect(file.scans[0]?.warnings).toEqual(['The counts were multiplied by the beam attenuation factors of the file.']);
});

test('XRDML: intensities are not multiplied again', () => {
  const values = `<beamAttenuationFactors>${y.map(() => 10).join(' ')}</beamAttenuationFactors><intensities>${y.join(' ')}</intensities>`;
  expect(curveOf(read(xrdml({ values }))).y).toEqual(y);
});

test('XRDML: several scans, a broken one costs itself, a prefix and UTF-16 change nothing', () => {
  expect(read(xrdml({ scans: 3 })).scans.length).toBe(3);
  const broken = xrdml({ scans: 2 }).replace('100 101', '100 oops');
  const file = read(broken);
  expect(file.scans.length).toBe(1);
  expect(file.scans[0]?.warnings[0]).toMatch(/^Left out: scan, scan 1.*value 2 is not a number/);
  const prefixed = xrdml()
    .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1p:')
    .replace('xmlns=', 'xmlns:p=');
  expect(curveOf(read(prefixed))).toEqual({ x, y });
  const wide = new Uint8Array(2 + 2 * xrdml().length);
  wide.set([0xff, 0xfe]);
  [...xrdml()].forEach((c, i) => (wide[2 + 2 * i] = c.charCodeAt(0)));
  expect(curveOf(read(wide))).toEqual({ x, y });
});

test('XRDML: a monochromator in the incident beam leaves Kα1 alone', () => {
  const file = read(xrdml().replace('<xRayTube', '<monochromator name="Ge"/><xRayTube'));
  expect(kAlpha(file)).toEqual({ label: 'Cu Kα1', wavelength: 1.540598, origin: 'file' });
});

test('names that mean something to JavaScript are refused and do no harm', () => {
  const hostile = xrdml({ values: `<__proto__ polluted="1">x</__proto__><intensities>${y.join(' ')}</intensities>` });
  expect(() => read(hostile)).toThrow(/__proto__/);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('UXD: pairs, and intensities alone; keys of a range hold for it', () => {
  const file = read(uxd);
  expect(file.format).toBe('bruker-uxd');
  expect(curveOf(file)).toEqual({ x, y });
  expect(curveOf(file, 1)).toEqual({ x, y });
  expect(file.scans.map((scan) => scan.metadata.timePerStep)).toEqual([2, 4]);
  expect(file.scans[0]?.metadata).toMatchObject({ sample: 'quartz', anode: 'Cu', measuredAt: '2010-03-04T20:59:14' });
  expect(kAlpha(file)).toMatchObject({ wavelength: 1.5406, wavelengthAlpha2: 1.54439, alpha2Ratio: 0.5 });
});

test('RAS: several scans, the attenuator multiplies, the count is compared', () => {
  const file = read(ras({ attenuator: 10 }));
  expect(file.scans.length).toBe(2);
  expect(curveOf(file)).toEqual({ x, y: y.map((v, i) => (i === 5 ? v * 10 : v)) });
  expect(file.scans[0]?.metadata).toMatchObject({
    sample: 'quartz',
    instrument: 'SmartLab',
    step: 0.02,
    timePerStep: 4.8,
    measuredAt: '2012-11-01T12:55:51',
  });
  expect(file.scans[0]?.warnings).toEqual(['The intensities were multiplied by the attenuator column of the file.']);
  expect(read(ras({ count: '12.0' })).scans[0]?.warnings).toEqual(['The header says 12 points, the file holds 11.']);
  const cut = ras({ count: '' });
  expect(read(cut.slice(0, cut.indexOf('10.1600'))).scans[0]?.warnings).toEqual([
    'The file ends before the end of the scan.',
  ]);
});

test('BRML: columns by the views of the file, several scans in order, scans along another axis left out', () => {
  const file = read(brml());
  expect(file.format).toBe('bruker-brml');
  expect(curveOf(file)).toEqual({ x, y });
  expect(file.scans[0]?.metadata).toMatchObject({
    anode: 'Cu',
    step: 0.02,
    timePerStep: 1,
    measuredAt: '2019-05-23T07:37:27+02:00',
  });
  expect(kAlpha(file)).toMatchObject({ wavelength: 1.5406, wavelengthAlpha2: 1.54439 });
  const rows = x.map((v, i) => `1,1,${v / 2},${v},${y[i]}`);
  const several = read(
    brml({
      'Experiment0/RawData10.xml': rawDataXml({ rows: x.map((v) => `1,1,${v},5,10`) }),
      'Experiment0/RawData2.xml': rawDataXml({ axes: ['Theta', 'TwoTheta'], rows }),
      'Experiment0/RawData3.xml': rawDataXml({ axes: ['Theta'] }),
    }),
  );
  expect(several.scans.map((scan) => scan.spectrum.y[5])).toEqual([300, 10]);
  expect(several.scans[0]?.warnings[0]).toMatch(/^Left out: .*does not run along 2θ/);
});

test('RRUFF text: technique, laser and wavelength from the file itself', () => {
  const raman = read(rruffRaman);
  expect(raman.format).toBe('rruff-text');
  expect(raman.scans[0]).toMatchObject({
    spectrum: { technique: 'raman', unit: 'ramanShift' },
    metadata: { laserWavelength: 532, title: 'Quartz R040031' },
  });
  expect([...(raman.scans[0]?.spectrum.x ?? [])]).toEqual(ramanX);
  const xrd = read(rruffXrd);
  expect(xrd.scans[0]?.spectrum.technique).toBe('xrd');
  expect(kAlpha(xrd)).toMatchObject({ label: 'Cu Kα', wavelength: 1.541838 });
});

test('JCAMP-DX: peak tables, AFFN and DIFDUP', () => {
  expect(curveOf(read(jcamp()))).toEqual({ x, y });
  expect(kAlpha(read(jcamp()))).toMatchObject({ wavelength: 1.5406 });
  const affn = `##FIRSTX=10\n##LASTX=10.2\n##DELTAX=0.02\n##XFACTOR=0.02\n##YFACTOR=1\n##NPOINTS=11\n##XYDATA=(X++(Y..Y))\n500 ${y.join(' ')}`;
  expect(curveOf(read(jcamp({ data: affn })))).toEqual({ x, y });
  // 100 101 103 110 150 300 148 109 104 102 101: first value squeezed (A00), then differences.
  const difdup =
    '##FIRSTX=10\n##LASTX=10.2\n##DELTAX=0.02\n##XFACTOR=0.02\n##YFACTOR=1\n##NPOINTS=11\n##XYDATA=(X++(Y..Y))\n500A00JKPM0J50j52l9nkj\n510A01';
  expect(curveOf(read(jcamp({ data: difdup })))).toEqual({ x, y });
  const raman = read(
    jcamp({
      type: 'RAMAN SPECTRUM',
      units: '1/CM',
      data: `##PEAK TABLE=(XY..XY)\n${ramanX.map((v) => `${v} ${v % 7}`).join('\n')}`,
    }),
  );
  expect(raman.scans[0]?.spectrum).toMatchObject({ technique: 'raman', unit: 'ramanShift' });
});

test('powder CIF: even range, uncertainties in parentheses, wavelengths with weights', () => {
  const file = read(pdcif);
  expect(file.format).toBe('pdcif');
  expect(curveOf(file)).toEqual({ x, y });
  expect(kAlpha(file)).toMatchObject({ wavelength: 1.5406, wavelengthAlpha2: 1.5444, alpha2Ratio: 0.5 });
  expect(file.scans[0]?.metadata).toMatchObject({ sample: 'quartz', measuredAt: '2020-01-02' });
  const listed = `data_a\nloop_\n_pd_proc_point_id\n_pd_proc_2theta_corrected\n_pd_proc_intensity_net\n${x.map((v, i) => `${i} ${v} ${y[i]}`).join('\n')}\n`;
  expect(curveOf(read(listed))).toEqual({ x, y });
});

test('a spectrum of the Raman Open Database', () => {
  const rod = `data_1\n_raman_measurement_device.excitation_laser_wavelength 488\nloop_\n_raman_spectrum.raman_shift\n_raman_spectrum.intensity\n${ramanX.map((v) => `${v} 5`).join('\n')}\n`;
  const file = read(rod);
  expect(file.scans[0]).toMatchObject({
    spectrum: { technique: 'raman' },
    metadata: { laserWavelength: 488 },
    warnings: ['All intensities are the same.'],
  });
});
