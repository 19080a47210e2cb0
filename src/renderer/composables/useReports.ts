import { ref } from 'vue';
import { call } from '../lab.js';
import { saveFile } from '../save.js';
import { useSelection } from '../stores/selection.js';
import { useUi } from '../stores/ui.js';

export type ReportFormat = 'html' | 'pdf' | 'csv' | 'json';

const busy = ref(false);

/** Makes the report of the open measurement and hands it to the person. */
export function useReports() {
  async function exportReport(format: ReportFormat): Promise<void> {
    const ui = useUi();
    const open = useSelection().detail;
    if (!open || busy.value) return;
    busy.value = true;
    const saved = await ui.attempt(async () =>
      saveFile(await call('reports.create', { measurementId: open.id, format })),
    );
    busy.value = false;
    if (saved) ui.notify({ kind: 'success', text: `Report saved as ${saved}.` });
  }
  return { exportReport, busy };
}
