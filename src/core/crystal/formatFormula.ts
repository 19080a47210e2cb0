/**
 * The order in which chemists write the elements of inorganic formulas: cations from low to high charge, hydrogen, then the acid-forming
 * elements and the anions. So PbTiO3, CaCO3, LiNi0.8Mn0.1Co0.1O2, KH2PO4, CuFeS2, ZnMn2O4, YBa2Cu3O7.
 */
const order = (
  'He Ne Ar Kr Xe Rn Fr Cs Rb K Na Li Tl Ag Y Sc La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Ra Ba Sr Ca Pb Mg Be Bi Cd Hg Zn Cu Ni Pd ' +
  'Mn Co Fe Cr Al Ga In Rh Au Ac Th Pa U Np Pu Am Cm Bk Cf Zr Hf Ti Sn Ru Ir Pt Os V Nb Ta Mo W Tc Re Po ' +
  'H B Si Ge Sb P As C Te Se S At I Br N Cl O F'
).split(' ');
const rank = new Map(order.map((element, i) => [element, i]));
const organic = new Set(['C', 'H', 'N', 'O', 'S', 'P', 'F', 'Cl', 'Br', 'I']);

const amountText = (amount: number): string => {
  const rounded = Math.round(amount * 1000) / 1000;
  return rounded === 1 ? '' : String(rounded);
};

/** Writes amounts as a formula; substances of C, H and other non-metals only in Hill's order. */
export function formatFormula(amounts: ReadonlyMap<string, number>): string {
  const names = [...amounts.keys()];
  const isOrganic = amounts.has('C') && amounts.has('H') && names.every((name) => organic.has(name));
  const hill = (name: string): string => (name === 'C' ? '' : name === 'H' ? ' ' : name);
  if (isOrganic) names.sort((p, q) => (hill(p) < hill(q) ? -1 : 1));
  else names.sort((p, q) => (rank.get(p) ?? -1) - (rank.get(q) ?? -1));
  return names.map((name) => `${name}${amountText(amounts.get(name) ?? 0)}`).join('');
}
