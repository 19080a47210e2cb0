import { workInLab } from './labWriter.js';

await workInLab(process.argv[2] ?? '', process.argv[3] ?? '', process.argv[4] === 'background');
