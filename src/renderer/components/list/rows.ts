import type { MeasurementSummary, Project } from '../../../contract/index.js';

/** A row of the list on the left. */
export type Row =
  | { key: string; kind: 'project'; project: Project | null; title: string; count: number; open: boolean }
  | { key: string; kind: 'measurement'; item: MeasurementSummary }
  | { key: string; kind: 'hint'; text: string };

/**
 * Projects with their measurements under them, then what belongs to none. While filtering, projects without a hit are left out
 * and all others stand open.
 */
export function listRows(
  projects: readonly Project[],
  items: readonly MeasurementSummary[],
  closed: ReadonlySet<string>,
  filtering: boolean,
): Row[] {
  const groups = new Map<string, MeasurementSummary[]>(projects.map((project) => [project.id, []]));
  const loose: MeasurementSummary[] = [];
  for (const item of items) (groups.get(item.projectId ?? '') ?? loose).push(item);
  const rows: Row[] = [];
  for (const project of projects) {
    const members = groups.get(project.id) ?? [];
    if (filtering && members.length === 0) continue;
    const open = filtering || !closed.has(project.id);
    rows.push({ key: project.id, kind: 'project', project, title: project.name, count: members.length, open });
    if (!open) continue;
    if (members.length === 0)
      rows.push({ key: `${project.id}:hint`, kind: 'hint', text: 'Drop files here, or move measurements here.' });
    rows.push(...members.map((item): Row => ({ key: item.id, kind: 'measurement', item })));
  }
  if (loose.length > 0) {
    const open = filtering || !closed.has('');
    if (projects.length > 0) {
      rows.push({ key: 'loose', kind: 'project', project: null, title: 'No project', count: loose.length, open });
    }
    if (open || projects.length === 0) {
      rows.push(...loose.map((item): Row => ({ key: item.id, kind: 'measurement', item })));
    }
  }
  return rows;
}

/** Second line of a measurement: what it is, how it was made, what it was found to be. */
export function describe(item: MeasurementSummary): string {
  const how =
    item.technique === 'xrd'
      ? `XRD${item.radiation ? ` · ${item.radiation.label}` : ''}`
      : `Raman${item.laserWavelength === undefined ? '' : ` · ${item.laserWavelength} nm`}`;
  switch (item.status) {
    case 'match':
      return item.top ? `${how} · ${item.top.name}` : how;
    case 'no-confident-match':
      return `${how} · no confident match`;
    case 'needs-wavelength':
      return `${how} · radiation unknown`;
    case 'identifying':
      return `${how} · comparing…`;
    case 'failed':
      return `${how} · comparison failed`;
    case 'new':
      return `${how} · not compared yet`;
  }
}

export function statusTone(status: MeasurementSummary['status']): 'good' | 'doubt' | 'bad' | 'none' {
  switch (status) {
    case 'match':
      return 'good';
    case 'no-confident-match':
    case 'needs-wavelength':
      return 'doubt';
    case 'failed':
      return 'bad';
    case 'new':
    case 'identifying':
      return 'none';
  }
}

export function statusText(status: MeasurementSummary['status']): string {
  switch (status) {
    case 'match':
      return 'Identified';
    case 'no-confident-match':
      return 'No confident match';
    case 'needs-wavelength':
      return 'Radiation unknown';
    case 'failed':
      return 'Comparison failed';
    case 'new':
      return 'Not compared yet';
    case 'identifying':
      return 'Comparing';
  }
}
