import type { ArchitectureSpec, NetworkGroup } from '../../../contract/index.js';
import { phaselens1 } from '../own/phaselens1.js';
import { phaselensPhases } from '../own/phaselensPhases.js';
import { cnn2 } from './cnn2.js';
import { cnn3 } from './cnn3.js';
import { cnn6 } from './cnn6.js';
import { cnnBn } from './cnnBn.js';
import { cuiFearn2018 } from './cuiFearn2018.js';
import { ho2019 } from './ho2019.js';
import { inc3, inc6 } from './inception.js';
import { lee2020Cnn2, lee2020Cnn3 } from './lee2020.js';
import { liu2017 } from './liu2017.js';
import { modifiedNetworks } from './modifiedNetworks.js';
import type { NetworkSize } from './networkSize.js';
import { otherNetworks } from './otherNetworks.js';
import { oviedo2019 } from './oviedo2019.js';
import { resnet } from './resnet.js';
import { slidesCnn } from './slidesCnn.js';
import { vgg } from './vgg.js';
import { wang2020 } from './wang2020.js';

type Networks = Readonly<Record<string, (size: NetworkSize) => ArchitectureSpec>>;

/** Every published network by its id, to be made for spectra of any length, in groups. */
export const networkGroups: Readonly<Record<NetworkGroup, Networks>> = {
  review: {
    'slides-cnn': slidesCnn,
    'liu-2017': liu2017,
    'cui-fearn-2018': cuiFearn2018,
    'lee-2020-cnn2': lee2020Cnn2,
    'lee-2020-cnn3': lee2020Cnn3,
    'wang-2020': wang2020,
    'ho-2019': ho2019,
    'oviedo-2019': oviedo2019,
  },
  benchmark: {
    cnn2: (size) => cnn2(size),
    cnn3: (size) => cnn3(size),
    cnn6: (size) => cnn6(size),
    vgg,
    resnet: (size) => resnet(size),
    'cnn-bn': (size) => cnnBn(size),
    inc3: (size) => inc3(size),
    inc6: (size) => inc6(size),
  },
  modified: modifiedNetworks,
  other: otherNetworks,
  own: { 'phaselens-1': phaselens1, 'phaselens-phases': phaselensPhases },
};

/** All of them by id. */
export const publishedNetworks: Networks = Object.assign({}, ...Object.values(networkGroups)) as Networks;
