import { networkGroupNames, type NetworkGroup, type PublishedNetwork } from '../../../contract/index.js';

export interface NetworksOfGroup {
  group: NetworkGroup;
  title: string;
  networks: PublishedNetwork[];
}

const titles: Record<NetworkGroup, string> = {
  review: 'Of the review',
  benchmark: 'Benchmark of 2023',
  modified: 'Benchmark, modified',
  other: 'Others',
  own: 'Of Phaselens',
};

/** The published networks as the list shows them; groups without any are left out. */
export function inGroups(networks: readonly PublishedNetwork[]): NetworksOfGroup[] {
  return networkGroupNames
    .map((group) => ({
      ...{ group, title: titles[group] },
      networks: networks.filter((network) => (network.group ?? 'other') === group),
    }))
    .filter(({ networks: own }) => own.length > 0);
}
