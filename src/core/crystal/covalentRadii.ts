/** Å, H to Cm by atomic number (low spin for Mn, Fe, Co; sp³ carbon): Cordero et al., Dalton Trans. (2008) 2832, doi 10.1039/b801115j, table 2. */
const table =
  '31 28 128 96 84 76 71 66 57 58 166 141 121 111 107 105 102 106 203 176 170 160 153 139 139 132 126 124 132 122 122 120 119 120 120 116 ' +
  '220 195 190 175 164 154 147 146 142 139 145 144 142 139 139 138 139 140 244 215 207 204 203 201 199 198 198 196 194 192 192 189 190 187 187 ' +
  '175 170 162 151 144 141 136 136 132 145 146 148 140 150 150 260 221 215 206 200 196 190 187 180 169';

/** Covalent radii in Å by atomic number. */
export const covalentRadii: ReadonlyMap<number, number> = new Map(
  table.split(' ').map((radius, i): [number, number] => [i + 1, Number(radius) / 100]),
);
