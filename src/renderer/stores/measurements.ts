import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Input, MeasurementSummary, Project, Radiation } from '../../contract/index.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';
import { useUndo, type Undoable } from './undo.js';

const SEARCH_DELAY_MS = 120;
const RELOAD_DELAY_MS = 300;

/** The list on the left: measurements, their projects, the filter and what is checked. */
export const useMeasurements = defineStore('measurements', () => {
  const items = shallowRef<MeasurementSummary[]>([]);
  const projects = shallowRef<Project[]>([]);
  const loaded = ref(false);
  const filter = ref('');
  /** Ids that match the filter, or null without one. */
  const found = shallowRef<ReadonlySet<string> | null>(null);
  /** Checked rows: drawn together, and what Delete, Move and Tag act on. */
  const checked = shallowRef<ReadonlySet<string>>(new Set());
  let searchTimer: ReturnType<typeof setTimeout> | undefined;
  let latestLoad = 0;

  const byId = computed(() => new Map(items.value.map((item) => [item.id, item])));
  const visible = computed(() => {
    const hits = found.value;
    return hits ? items.value.filter((item) => hits.has(item.id)) : items.value;
  });
  const tags = computed(() => [...new Set(items.value.flatMap((item) => item.tags))].sort());

  async function search(): Promise<void> {
    const text = filter.value.trim();
    if (!text) {
      found.value = null;
      return;
    }
    const list = await call('measurements.list', { search: text.slice(0, 200) });
    if (filter.value.trim() === text) found.value = new Set(list.map((item) => item.id));
  }

  function setFilter(text: string): void {
    filter.value = text;
    clearTimeout(searchTimer);
    searchTimer = setTimeout(() => void search().catch(useUi().report), SEARCH_DELAY_MS);
  }

  async function load(): Promise<void> {
    const ticket = ++latestLoad;
    const [list, groups] = await Promise.all([call('measurements.list', {}), call('projects.list', {})]);
    if (ticket !== latestLoad) return;
    items.value = list;
    projects.value = groups;
    loaded.value = true;
    const known = new Set(list.map((item) => item.id));
    if ([...checked.value].some((id) => !known.has(id))) {
      checked.value = new Set([...checked.value].filter((id) => known.has(id)));
    }
    if (found.value) await search();
  }

  function check(id: string, on: boolean): void {
    const next = new Set(checked.value);
    if (on) next.add(id);
    else next.delete(id);
    checked.value = next;
  }

  function checkOnly(ids: Iterable<string>): void {
    checked.value = new Set(ids);
  }

  async function update(input: Input<'measurements.update'>): Promise<void> {
    const detail = await call('measurements.update', input);
    items.value = items.value.map((item) => (item.id === detail.id ? summaryOf(detail) : item));
  }

  /** Says the radiation of several measurements at once, and has them compared as one job. */
  async function setRadiation(ids: string[], radiation: Radiation): Promise<void> {
    for (const id of ids) await call('measurements.update', { id, radiation });
    await call('identify.batch', { measurementIds: ids, options: {} });
    await load();
  }

  /** Deletes with a way back: a toast and Ctrl-Z. */
  async function remove(ids: string[], restored?: () => Promise<void>): Promise<void> {
    if (ids.length === 0) return;
    const ui = useUi();
    const undo = useUndo();
    const first = byId.value.get(ids[0] ?? '')?.name ?? 'a measurement';
    const what = ids.length === 1 ? `“${first}”` : `${ids.length} measurements`;
    await call('measurements.delete', { ids });
    const gone = new Set(ids);
    items.value = items.value.filter((item) => !gone.has(item.id));
    checked.value = new Set([...checked.value].filter((id) => !gone.has(id)));
    const deed: Undoable = {
      label: `deleting ${what}`,
      undo: async () => {
        await call('measurements.restore', { ids });
        await load();
        await restored?.();
      },
    };
    undo.push(deed);
    ui.notify({
      kind: 'info',
      text: `Deleted ${what}. ${ids.length === 1 ? 'It' : 'They'} can be brought back for 30 days.`,
      action: { label: 'Undo', run: async () => void (await undo.undo(deed)) },
    });
  }

  async function move(ids: string[], projectId: string | null): Promise<void> {
    for (const id of ids) await call('measurements.update', { id, projectId });
    await load();
  }

  async function addTag(ids: string[], tag: string): Promise<void> {
    for (const id of ids) {
      const have = byId.value.get(id)?.tags ?? [];
      if (!have.includes(tag)) await call('measurements.update', { id, tags: [...have, tag] });
    }
    await load();
  }

  async function createProject(name: string): Promise<Project> {
    const project = await call('projects.create', { name });
    await load();
    return project;
  }

  async function renameProject(id: string, name: string): Promise<void> {
    await call('projects.rename', { id, name });
    await load();
  }

  async function deleteProject(project: Project): Promise<void> {
    const undo = useUndo();
    await call('projects.delete', { id: project.id });
    await load();
    const deed: Undoable = {
      label: `deleting the project “${project.name}”`,
      undo: async () => {
        await call('projects.restore', { id: project.id });
        await load();
      },
    };
    undo.push(deed);
    useUi().notify({
      kind: 'info',
      text: `Deleted the project “${project.name}”; its measurements stay.`,
      action: { label: 'Undo', run: async () => void (await undo.undo(deed)) },
    });
  }

  function listen(): () => void {
    // A big import changes the list many times a second; reading it twice a second is enough.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void load().catch(useUi().report);
      }, RELOAD_DELAY_MS);
    };
    const stops = [on('measurements.changed', again), on('projects.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return {
    items,
    projects,
    loaded,
    filter,
    checked,
    byId,
    visible,
    tags,
    setFilter,
    load,
    check,
    checkOnly,
    update,
    setRadiation,
    remove,
    move,
    addTag,
    createProject,
    renameProject,
    deleteProject,
    listen,
  };
});

/** Only what a row of the list shows: the arrays of the detail are not kept twice. */
function summaryOf(detail: MeasurementSummary): MeasurementSummary {
  const { id, projectId, name, fileName, technique, unit, points, range, tags, notes, importedAt, status, preview } =
    detail;
  return {
    ...{ id, projectId, name, fileName, technique, unit, points, range, tags, notes, importedAt, status, preview },
    ...(detail.radiation && { radiation: detail.radiation }),
    ...(detail.laserWavelength !== undefined && { laserWavelength: detail.laserWavelength }),
    ...(detail.top && { top: detail.top }),
  };
}
