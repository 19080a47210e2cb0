import { computed, ref, type Ref } from 'vue';
import type { DropdownOption } from 'naive-ui';
import type { MeasurementSummary, Project } from '../../../contract/index.js';
import { call } from '../../lab.js';
import { useMeasurements } from '../../stores/measurements.js';
import { useUi } from '../../stores/ui.js';

/** What is being typed into a row: a name or a new tag. */
export interface Editing {
  key: string;
  kind: 'name' | 'tag';
}

interface OpenMenu {
  /** Counts the openings: no two of them share a menu. */
  opening: number;
  x: number;
  y: number;
  item: MeasurementSummary | null;
  project: Project | null;
}

/** The context menu of the list: where it opens, on what, and what it does. */
export function useListMenu(
  editing: Ref<Editing | null>,
  targets: (id: string) => string[],
  remove: (ids: string[]) => Promise<void>,
) {
  const measurements = useMeasurements();
  const ui = useUi();
  const menu = ref<OpenMenu | null>(null);
  let openings = 0;
  const menuOptions = computed<DropdownOption[]>(() => {
    const at = menu.value;
    if (!at) return [];
    if (at.project) {
      return [
        { key: 'rename', label: 'Rename' },
        { key: 'check-all', label: 'Check all of it' },
        { type: 'divider', key: 'line' },
        { key: 'delete', label: 'Delete project, keep its measurements' },
      ];
    }
    const count = at.item ? targets(at.item.id).length : 0;
    const many = count > 1 ? ` ${count} measurements` : '';
    return [
      { key: 'rename', label: 'Rename', disabled: count > 1 },
      { key: 'tag', label: `Tag${many}…` },
      {
        key: 'move',
        label: `Move${many} to project`,
        children: [
          ...measurements.projects.map((project) => ({ key: `move:${project.id}`, label: project.name })),
          { key: 'move:', label: 'No project' },
        ],
      },
      { key: 'identify', label: `Identify${many} again` },
      { key: 'check', label: at.item && measurements.checked.has(at.item.id) ? 'Uncheck' : 'Check to compare' },
      { type: 'divider', key: 'line' },
      { key: 'delete', label: `Delete${many}` },
    ];
  });

  function openMenu(event: MouseEvent, item: MeasurementSummary | null, project: Project | null): void {
    event.preventDefault();
    menu.value = { opening: ++openings, x: event.clientX, y: event.clientY, item, project };
  }

  function onMenu(key: string): void {
    const at = menu.value;
    menu.value = null;
    if (at?.project) onProjectMenu(key, at.project);
    else if (at?.item) onItemMenu(key, at.item);
  }

  function onProjectMenu(key: string, project: Project): void {
    if (key === 'rename') editing.value = { key: project.id, kind: 'name' };
    if (key === 'delete') void ui.attempt(() => measurements.deleteProject(project));
    if (key === 'check-all') {
      measurements.checkOnly(measurements.items.filter((item) => item.projectId === project.id).map((item) => item.id));
    }
  }

  function onItemMenu(key: string, item: MeasurementSummary): void {
    const ids = targets(item.id);
    if (key === 'rename') editing.value = { key: item.id, kind: 'name' };
    if (key === 'tag') editing.value = { key: item.id, kind: 'tag' };
    if (key === 'delete') void remove(ids);
    if (key === 'check') measurements.check(item.id, !measurements.checked.has(item.id));
    if (key === 'identify') void ui.attempt(() => call('identify.batch', { measurementIds: ids, options: {} }));
    if (key.startsWith('move:')) void ui.attempt(() => measurements.move(ids, key.slice(5) || null));
  }

  return { menu, menuOptions, openMenu, onMenu };
}
