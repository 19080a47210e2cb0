import { writeToStore } from './storeWriter.js';

writeToStore(process.argv[2] ?? '');
