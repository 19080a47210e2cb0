import { restoreBackup } from '../../backup/restoreBackup.js';
import { say } from './ledger.js';

/** Restores two backups in turn until it is killed. */
const [, , folder = '', ...backups] = process.argv;
say({ kind: 'ready' });
for (;;) {
  for (const path of backups) {
    restoreBackup(folder, path);
    say({ kind: 'backup', path });
  }
}
