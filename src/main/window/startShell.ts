import type Electron from 'electron';
import { basename, dirname } from 'node:path';
import { channels, encodeWire, decodeWire, eventNames, LabError, type Job, type Reply } from '../../contract/index.js';
import { isTrustedSender } from '../security/isTrustedSender.js';
import { lockDownContents, lockDownSession } from '../security/lockDownContents.js';
import { LabProcessClient } from '../transports/labProcessClient.js';
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './appScheme.js';
import { chooseDataFolder } from './dataFolder.js';
import { shellHandlers } from './shellHandlers.js';
import { shellPaths } from './shellPaths.js';
import { startLabProcess } from './startLabProcess.js';
import { windowOptions } from './windowOptions.js';

/** The desktop shell: one window, one lab process, nothing else. Everything native lives behind the lab. */
export function startShell(electron: typeof Electron): void {
  const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol } = electron;
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const dataFolder = chooseDataFolder(process.argv.slice(1), process.env, app.getPath('userData'));
  // Two folders of data are two labs; one folder has one window.
  app.setPath('userData', dataFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme(protocol);

  const paths = shellPaths(app.getAppPath());
  const lab = new LabProcessClient({
    fork: () =>
      startLabProcess({
        script: paths.lab,
        args: ['--data', dataFolder],
        utility: (electron as Partial<typeof Electron>).utilityProcess,
        node: process.env['PHASELENS_NODE'],
        env: process.env,
      }),
    log: (message) => process.stderr.write(`${message}\n`),
  });
  let window: Electron.BrowserWindow | undefined;

  app.on('web-contents-created', (_event, contents) => {
    lockDownContents(contents);
  });
  app.on('second-instance', () => {
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  let finished = false;
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    const quit = () => {
      finished = true;
      app.quit();
    };
    // A lab that cannot be told to finish is ended with the app: a window must always close.
    lab.close().then(quit, quit);
  });

  const guarded = <Result>(event: Electron.IpcMainInvokeEvent, action: () => Promise<Result>): Promise<Result> => {
    if (window && isTrustedSender(event, window.webContents.id, APP_ORIGIN)) return action();
    return Promise.reject(new Error('Refused: this frame may not speak to the shell.'));
  };
  ipcMain.handle(channels.call, (event, name: unknown, bytes: unknown) =>
    guarded(event, () => callLab(lab, name, bytes)),
  );
  const handlers = shellHandlers({
    dialog: () => electron.dialog,
    importPaths: async (chosen, projectId) =>
      (await lab.call('imports.paths', { paths: chosen, projectId }, 'trusted')) as Job,
    importDatabase: async (order) => (await lab.call('libraries.importDatabase', order, 'trusted')) as Job,
  });
  ipcMain.handle(channels.openFiles, (event, input: unknown) => guarded(event, () => handlers.openFiles(input)));
  ipcMain.handle(channels.importDatabase, (event, input: unknown) =>
    guarded(event, () => handlers.importDatabase(input)),
  );
  ipcMain.handle(channels.saveFile, (event, input: unknown) => guarded(event, () => handlers.saveFile(input)));
  for (const name of eventNames) {
    lab.on(name, (payload) => {
      if (window && !window.isDestroyed()) window.webContents.send(channels.event, name, encodeWire(payload));
    });
  }

  void app
    .whenReady()
    .then(async () => {
      lockDownSession(electron.session.defaultSession);
      serveAppScheme(protocol, paths.renderer);
      Menu.setApplicationMenu(applicationMenu(electron));
      window = new BrowserWindow(windowOptions(paths.preload, nativeTheme.shouldUseDarkColors));
      window.once('ready-to-show', () => window?.show());
      await lab.start();
      await window.loadURL(`${APP_ORIGIN}/`);
    })
    .catch((error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      dialog.showErrorBox(
        'Phaselens cannot open',
        `${sentence}\n\nData folder: ${basename(dirname(dataFolder))}/${basename(dataFolder)}`,
      );
      app.exit(1);
    });
}

async function callLab(lab: LabProcessClient, name: unknown, bytes: unknown): Promise<Uint8Array> {
  const reply = await answer(lab, name, bytes);
  return encodeWire(reply);
}

async function answer(lab: LabProcessClient, name: unknown, bytes: unknown): Promise<Reply> {
  try {
    if (typeof name !== 'string' || !(bytes instanceof Uint8Array))
      throw new LabError('invalid-input', 'A call needs a name and its input.');
    return { ok: true, value: await lab.call(name, decodeWire(bytes), 'any') };
  } catch (error) {
    const known =
      error instanceof LabError
        ? error
        : new LabError('internal', 'The shell could not pass the call on.', {}, { cause: error });
    return { ok: false, error: known.toEnvelope() };
  }
}

/** The roles a person expects (copy, paste, zoom, quit); commands of the program itself are in the window. */
function applicationMenu({ app, Menu }: typeof Electron): Electron.Menu {
  const view: Electron.MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  return Menu.buildFromTemplate([
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ]);
}
