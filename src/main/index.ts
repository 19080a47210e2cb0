import electron from 'electron';
import { startShell } from './window/startShell.js';

startShell(electron);
