import type { ArchitectureSpec } from '../../../contract/index.js';
import { cuiFearn2018 } from './cuiFearn2018.js';
import { ho2019 } from './ho2019.js';
import { lee2020Cnn2, lee2020Cnn3 } from './lee2020.js';
import { liu2017 } from './liu2017.js';
import type { NetworkSize } from './networkSize.js';
import { oviedo2019 } from './oviedo2019.js';
import { slidesCnn } from './slidesCnn.js';
import { wang2020 } from './wang2020.js';

/** Every published network by its id, to be made for spectra of any length. */
export const publishedNetworks: Readonly<Record<string, (size: NetworkSize) => ArchitectureSpec>> = {
  'slides-cnn': slidesCnn,
  'liu-2017': liu2017,
  'cui-fearn-2018': cuiFearn2018,
  'lee-2020-cnn2': lee2020Cnn2,
  'lee-2020-cnn3': lee2020Cnn3,
  'wang-2020': wang2020,
  'ho-2019': ho2019,
  'oviedo-2019': oviedo2019,
};
