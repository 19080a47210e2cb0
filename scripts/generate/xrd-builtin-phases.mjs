/** The phases of the built-in XRD library: phase of the index | id | name shown | category. Then the rank, if not 1, and the formula as people write it. */
export const phases = `
silicon|silicon|Silicon|element
germanium|germanium|Germanium|element
diamond|diamond|Diamond|element
graphite 2H|graphite|Graphite 2H|element|2
sulphur alpha|sulfur|Sulfur α|element
selenium|selenium|Selenium|element
tellurium|tellurium|Tellurium|element
bismuth|bismuth|Bismuth|element
antimony|antimony|Antimony|element
aluminium|aluminium|Aluminium|element
copper|copper|Copper|element
silver|silver|Silver|element
gold|gold|Gold|element
platinum|platinum|Platinum|element
palladium|palladium|Palladium|element
nickel|nickel|Nickel|element
iron alpha|iron-alpha|Iron α (ferrite)|element
iron gamma (austenite)|iron-gamma|Iron γ (austenite)|element
cobalt hcp|cobalt-hcp|Cobalt (hcp)|element
titanium|titanium-alpha|Titanium α|element
titanium beta|titanium-beta|Titanium β|element
magnesium|magnesium|Magnesium|element
zinc|zinc|Zinc|element
zirconium|zirconium|Zirconium|element
tin beta|tin-beta|Tin β|element
lead|lead|Lead|element
chromium|chromium|Chromium|element
molybdenum|molybdenum|Molybdenum|element
tungsten|tungsten|Tungsten|element
tantalum|tantalum|Tantalum|element
lithium|lithium|Lithium|element
LaB6|lanthanum-hexaboride|Lanthanum hexaboride|standard
corundum|corundum|Corundum|oxide
CeO2|ceria|Ceria|oxide
zincite|zincite|Zinc oxide (zincite)|oxide
Y2O3|yttria|Yttria|oxide
Cr2O3 eskolaite|eskolaite|Chromium(III) oxide (eskolaite)|oxide
YAG|yag|Yttrium aluminium garnet|oxide
quartz|quartz|Quartz α|oxide
cristobalite low|cristobalite-low|Cristobalite α|oxide
coesite|coesite|Coesite|oxide
stishovite|stishovite|Stishovite|oxide
tridymite|tridymite|Tridymite (monoclinic)|oxide
rutile|rutile|Rutile|oxide
anatase|anatase|Anatase|oxide
brookite|brookite|Brookite|oxide
baddeleyite|zirconia-monoclinic|Zirconia, monoclinic (baddeleyite)|oxide
ZrO2 tetragonal|zirconia-tetragonal|Zirconia, tetragonal|oxide
ZrO2 cubic|zirconia-cubic|Zirconia, cubic|oxide
HfO2|hafnia|Hafnia, monoclinic|oxide
hematite|hematite|Hematite|oxide
magnetite|magnetite|Magnetite|oxide
wustite|wustite|Wüstite|oxide
goethite|goethite|Goethite|hydroxide|1|FeO(OH)
ilmenite|ilmenite|Ilmenite|oxide
spinel|spinel|Spinel|oxide
gahnite|gahnite|Gahnite|oxide
chromite|chromite|Chromite|oxide
franklinite|franklinite|Franklinite|oxide
periclase|periclase|Magnesium oxide (periclase)|oxide
lime|lime|Calcium oxide (lime)|oxide
manganosite|manganosite|Manganese(II) oxide (manganosite)|oxide
pyrolusite|pyrolusite|Manganese dioxide (pyrolusite)|oxide
ramsdellite|ramsdellite|Manganese dioxide (ramsdellite)|oxide
hausmannite|hausmannite|Hausmannite|oxide
bixbyite (Mn,Fe)2O3|bixbyite|Bixbyite|oxide
bunsenite|bunsenite|Nickel oxide (bunsenite)|oxide
CoO|cobalt-monoxide|Cobalt(II) oxide|oxide
Co3O4|cobalt-spinel|Cobalt(II,III) oxide|oxide
tenorite|tenorite|Copper(II) oxide (tenorite)|oxide
cuprite|cuprite|Copper(I) oxide (cuprite)|oxide
massicot|massicot|Lead(II) oxide (massicot)|oxide
cassiterite|cassiterite|Tin dioxide (cassiterite)|oxide
V2O5 shcherbinaite|vanadium-pentoxide|Vanadium(V) oxide|oxide
VO2 monoclinic|vanadium-dioxide|Vanadium dioxide, monoclinic|oxide
MoO3 molybdite|molybdenum-trioxide|Molybdenum trioxide|oxide
Bi2O3 bismite|bismuth-oxide|Bismuth oxide α|oxide
RuO2|ruthenium-dioxide|Ruthenium dioxide|oxide
uraninite|uraninite|Uranium dioxide (uraninite)|oxide
mullite|mullite|Mullite|oxide
brucite|brucite|Brucite|hydroxide|1|Mg(OH)2
portlandite|portlandite|Portlandite|hydroxide|1|Ca(OH)2
diaspore|diaspore|Diaspore|hydroxide|1|AlO(OH)
calcite|calcite|Calcite|carbonate
aragonite|aragonite|Aragonite|carbonate
vaterite|vaterite|Vaterite|carbonate
dolomite|dolomite|Dolomite|carbonate|1|CaMg(CO3)2
magnesite|magnesite|Magnesite|carbonate
siderite|siderite|Siderite|carbonate
rhodochrosite|rhodochrosite|Rhodochrosite|carbonate
smithsonite|smithsonite|Smithsonite|carbonate
strontianite|strontianite|Strontianite|carbonate
witherite|witherite|Witherite|carbonate
cerussite|cerussite|Cerussite|carbonate
natrite|sodium-carbonate|Sodium carbonate (natrite)|carbonate
anhydrite|anhydrite|Anhydrite|sulfate
gypsum|gypsum|Gypsum|sulfate|1|CaSO4·2H2O
barite|barite|Barite|sulfate
celestine|celestine|Celestine|sulfate
anglesite|anglesite|Anglesite|sulfate
thenardite|thenardite|Thenardite|sulfate
arcanite K2SO4|arcanite|Potassium sulfate (arcanite)|sulfate
halite|halite|Sodium chloride (halite)|halide
sylvite|sylvite|Potassium chloride (sylvite)|halide
KBr|potassium-bromide|Potassium bromide|halide
fluorite|fluorite|Calcium fluoride (fluorite)|halide
griceite LiF|lithium-fluoride|Lithium fluoride|halide
villiaumite NaF|sodium-fluoride|Sodium fluoride|halide
sellaite MgF2|magnesium-fluoride|Magnesium fluoride|halide
CsCl|caesium-chloride|Caesium chloride|halide
chlorargyrite|silver-chloride|Silver chloride (chlorargyrite)|halide
LaF3|lanthanum-fluoride|Lanthanum fluoride|halide
nitratine NaNO3|sodium-nitrate|Sodium nitrate (nitratine)|nitrate
niter KNO3|potassium-nitrate|Potassium nitrate (niter)|nitrate
pyrite|pyrite|Pyrite|sulfide
marcasite|marcasite|Marcasite|sulfide
sphalerite|sphalerite|Zinc sulfide (sphalerite)|sulfide
wurtzite|wurtzite|Zinc sulfide (wurtzite)|sulfide
galena|galena|Galena|sulfide
chalcopyrite|chalcopyrite|Chalcopyrite|sulfide
covellite|covellite|Covellite|sulfide
molybdenite 2H|molybdenite-2h|Molybdenum disulfide 2H|sulfide
tungstenite 2H|tungstenite-2h|Tungsten disulfide 2H|sulfide
cinnabar|cinnabar|Cinnabar|sulfide
CdS greenockite|cadmium-sulfide|Cadmium sulfide (greenockite)|sulfide
alabandite|alabandite|Manganese sulfide (alabandite)|sulfide
stibnite|stibnite|Stibnite|sulfide
bismuthinite|bismuthinite|Bismuthinite|sulfide
arsenopyrite|arsenopyrite|Arsenopyrite|sulfide
clausthalite|lead-selenide|Lead selenide (clausthalite)|selenide
tellurobismuthite|bismuth-telluride|Bismuth telluride|telluride
CdTe|cadmium-telluride|Cadmium telluride|telluride
forsterite|forsterite|Forsterite|silicate
fayalite|fayalite|Fayalite|silicate
zircon|zircon|Zircon|silicate
kyanite|kyanite|Kyanite|silicate
andalusite|andalusite|Andalusite|silicate
sillimanite|sillimanite|Sillimanite|silicate
almandine garnet|almandine|Almandine|silicate
pyrope garnet|pyrope|Pyrope|silicate
grossular garnet|grossular|Grossular|silicate
diopside|diopside|Diopside|silicate
enstatite|enstatite|Enstatite|silicate
wollastonite|wollastonite|Wollastonite|silicate
albite low|albite|Albite, low|silicate
anorthite|anorthite|Anorthite|silicate
orthoclase|orthoclase|Orthoclase|silicate
microcline|microcline|Microcline|silicate
nacrite|nacrite|Nacrite|silicate|1|Al2Si2O5(OH)4
lizardite (serpentine)|lizardite|Lizardite|silicate|1|Mg3Si2O5(OH)4
beryl|beryl|Beryl|silicate
topaz|topaz|Topaz|silicate
willemite|willemite|Willemite|silicate
titanite|titanite|Titanite|silicate
cordierite|cordierite|Cordierite|silicate
spodumene|spodumene|Spodumene α|silicate
larnite (beta-C2S)|larnite|Dicalcium silicate β (larnite)|construction
calcio-olivine (gamma-C2S)|calcio-olivine|Dicalcium silicate γ|construction
tricalcium aluminate C3A|tricalcium-aluminate|Tricalcium aluminate|construction
brownmillerite C4AF|brownmillerite|Brownmillerite|construction
mayenite C12A7|mayenite|Mayenite|construction
akermanite|akermanite|Åkermanite|construction
fluorapatite|fluorapatite|Fluorapatite|phosphate|1|Ca5(PO4)3F
hydroxylapatite|hydroxylapatite|Hydroxylapatite|phosphate|1|Ca5(PO4)3(OH)
berlinite|berlinite|Aluminium phosphate (berlinite)|phosphate
monazite-(Ce)|monazite-ce|Cerium phosphate (monazite)|phosphate
scheelite|scheelite|Calcium tungstate (scheelite)|tungstate
powellite|powellite|Calcium molybdate (powellite)|molybdate
wulfenite|wulfenite|Lead molybdate (wulfenite)|molybdate
perovskite CaTiO3|perovskite|Calcium titanate (perovskite)|perovskite
BaTiO3 tetragonal|barium-titanate-tetragonal|Barium titanate, tetragonal|perovskite
PbTiO3 macedonite|lead-titanate|Lead titanate|perovskite
BiFeO3|bismuth-ferrite|Bismuth ferrite|perovskite
LaMnO3|lanthanum-manganite|Lanthanum manganite|perovskite
YBCO|ybco|Yttrium barium copper oxide|perovskite
SiC 3C|silicon-carbide-3c|Silicon carbide β (3C)|ceramic
SiC 6H|silicon-carbide-6h|Silicon carbide α (6H)|ceramic
Si3N4 alpha (nierite)|silicon-nitride-alpha|Silicon nitride α|ceramic
Si3N4 beta|silicon-nitride-beta|Silicon nitride β|ceramic
AlN|aluminium-nitride|Aluminium nitride|ceramic
GaN|gallium-nitride|Gallium nitride|ceramic
BN hexagonal|boron-nitride-hexagonal|Boron nitride, hexagonal|ceramic
TiN osbornite|titanium-nitride|Titanium nitride|ceramic
TiC|titanium-carbide|Titanium carbide|ceramic
WC|tungsten-carbide|Tungsten carbide|ceramic
cohenite Fe3C|cementite|Cementite|ceramic
GaAs|gallium-arsenide|Gallium arsenide|semiconductor
InP|indium-phosphide|Indium phosphide|semiconductor
LiMn2O4|lithium-manganese-spinel|Lithium manganese oxide (spinel)|battery
Li4Ti5O12|lithium-titanate|Lithium titanate (spinel)|battery
Li2MnO3|lithium-manganate|Lithium manganate|battery
zabuyelite|lithium-carbonate|Lithium carbonate (zabuyelite)|battery
Li2O|lithium-oxide|Lithium oxide|battery
lithiophilite LiMnPO4|lithium-manganese-phosphate|Lithium manganese phosphate|battery
Li3PO4 lithiophosphate|lithium-phosphate|Lithium phosphate|battery
urea|urea|Urea|organic
`
  .trim()
  .split('\n')
  .map((line) => {
    const [phase, id, name, category, rank, formula] = line.split('|');
    return { phase, id, name, category, rank: rank ?? '1', formula };
  });

/**
 * Structures that the index lacks or has only in a worse version, entered by hand. `source` names a stored record where there is one; the
 * others rest on the density and the bond lengths that their coordinates give.
 */
export const typed = [
  {
    id: 'litharge',
    name: 'Lead(II) oxide (litharge)',
    category: 'oxide',
    cell: { a: 3.9744, b: 3.9744, c: 5.0219, alpha: 90, beta: 90, gamma: 90 },
    spaceGroup: 'P 4/n m m :1',
    sites: [
      ['Pb', 0, 0.5, 0.2356],
      ['O', 0, 0, 0],
    ],
    citation: 'Boher P; Garnier P; Gavarri J R; Hewat A W, Journal of Solid State Chemistry 57 (1985), 343-350',
    source: 'AMCSD 0013543',
    publishedDensity: 9.345,
  },
  {
    id: 'strontium-titanate',
    name: 'Strontium titanate',
    category: 'perovskite',
    cell: { a: 3.90528, b: 3.90528, c: 3.90528, alpha: 90, beta: 90, gamma: 90 },
    spaceGroup: 'P m -3 m',
    sites: [
      ['Sr', 0, 0, 0],
      ['Ti', 0.5, 0.5, 0.5],
      ['O', 0.5, 0.5, 0],
    ],
    citation: 'Mitchell R H; Chakhmouradian A R; Woodward P M, Physics and Chemistry of Minerals 27 (2000), 583-589',
    source: 'AMCSD 0008446',
    publishedDensity: 5.116,
  },
  {
    id: 'lithium-cobalt-oxide',
    name: 'Lithium cobalt oxide',
    category: 'battery',
    cell: { a: 2.8166, b: 2.8166, c: 14.052, alpha: 90, beta: 90, gamma: 120 },
    spaceGroup: 'R -3 m :H',
    sites: [
      ['Li', 0, 0, 0.5],
      ['Co', 0, 0, 0],
      ['O', 0, 0, 0.2605],
    ],
    citation: 'Orman H. J., Wiseman P. J., Acta Crystallographica C 40 (1984), 12-14',
    publishedDensity: 5.05,
    bonds: 'Co–O 1.921 Å (6), Li–O 2.094 Å (6)',
  },
  {
    id: 'lithium-iron-phosphate',
    name: 'Lithium iron phosphate (triphylite)',
    category: 'battery',
    cell: { a: 10.332, b: 6.01, c: 4.692, alpha: 90, beta: 90, gamma: 90 },
    spaceGroup: 'P n m a',
    sites: [
      ['Li', 0, 0, 0],
      ['Fe', 0.28222, 0.25, 0.97472],
      ['P', 0.09486, 0.25, 0.4182],
      ['O', 0.09678, 0.25, 0.74279],
      ['O', 0.4571, 0.25, 0.20602],
      ['O', 0.16558, 0.04646, 0.28478],
    ],
    citation: 'Streltsov V. A. et al., Acta Crystallographica B 49 (1993), 147-153',
    publishedDensity: 3.6,
    bonds: 'P–O 1.52-1.56 Å, Fe–O 2.06-2.25 Å, Li–O 2.09-2.19 Å',
  },
  {
    id: 'lithium-niobate',
    name: 'Lithium niobate',
    category: 'perovskite',
    cell: { a: 5.14829, b: 5.14829, c: 13.8631, alpha: 90, beta: 90, gamma: 120 },
    spaceGroup: 'R 3 c :H',
    sites: [
      ['Nb', 0, 0, 0],
      ['Li', 0, 0, 0.2829],
      ['O', 0.0492, 0.3446, 0.0647],
    ],
    citation:
      'Abrahams S. C., Reddy J. M., Bernstein J. L., Journal of Physics and Chemistry of Solids 27 (1966), 997-1012',
    publishedDensity: 4.64,
    bonds: 'Nb–O 1.889 and 2.112 Å, Li–O 2.068 and 2.239 Å',
  },
  {
    id: 'tungsten-trioxide',
    name: 'Tungsten trioxide, monoclinic',
    category: 'oxide',
    cell: { a: 7.306, b: 7.54, c: 7.692, alpha: 90, beta: 90.88, gamma: 90 },
    spaceGroup: 'P 1 21/n 1',
    sites: [
      ['W', 0.2528, 0.026, 0.2855],
      ['W', 0.2497, 0.0344, 0.7805],
      ['O', 0.0003, 0.0337, 0.2122],
      ['O', 0.9988, 0.4632, 0.2157],
      ['O', 0.2843, 0.2604, 0.2852],
      ['O', 0.208, 0.2588, 0.7332],
      ['O', 0.2856, 0.041, 0.0041],
      ['O', 0.2841, 0.4844, 0.9944],
    ],
    citation:
      'Loopstra B. O., Rietveld H. M., Acta Crystallographica B 25 (1969), 1420-1421, doi 10.1107/S0567740869004146',
    bonds: 'W–O 1.74-2.18 Å (6 each), O–O from 2.59 Å',
  },
  {
    id: 'indium-oxide',
    name: 'Indium oxide',
    category: 'oxide',
    cell: { a: 10.117, b: 10.117, c: 10.117, alpha: 90, beta: 90, gamma: 90 },
    spaceGroup: 'I a -3',
    sites: [
      ['In', 0.25, 0.25, 0.25],
      ['In', 0.4662, 0, 0.25],
      ['O', 0.3904, 0.1543, 0.3818],
    ],
    citation: 'Marezio M., Acta Crystallographica 20 (1966), 723-728, doi 10.1107/S0365110X66001749',
    bonds: 'In–O 2.18 Å (6) and 2.13-2.22 Å (6)',
  },
  {
    id: 'gallium-oxide-beta',
    name: 'Gallium oxide β',
    category: 'oxide',
    cell: { a: 12.214, b: 3.0371, c: 5.7981, alpha: 90, beta: 103.83, gamma: 90 },
    spaceGroup: 'C 1 2/m 1',
    sites: [
      ['Ga', 0.0905, 0, 0.7946],
      ['Ga', 0.15866, 0.5, 0.31402],
      ['O', 0.1645, 0, 0.1098],
      ['O', 0.1733, 0, 0.5632],
      ['O', -0.0041, 0.5, 0.2566],
    ],
    citation:
      'Åhman J., Svensson G., Albertsson J., Acta Crystallographica C 52 (1996), 1336-1338, doi 10.1107/S0108270195016404',
    bonds: 'Ga–O 1.83-1.86 Å (4) and 1.94-2.07 Å (6)',
  },
  {
    id: 'neodymium-oxide',
    name: 'Neodymium oxide',
    category: 'oxide',
    cell: { a: 3.831, b: 3.831, c: 5.999, alpha: 90, beta: 90, gamma: 120 },
    spaceGroup: 'P -3 m 1',
    sites: [
      ['Nd', 1 / 3, 2 / 3, 0.2462],
      ['O', 1 / 3, 2 / 3, 0.6466],
      ['O', 0, 0, 0],
    ],
    citation: 'Boucherle J. X., Schweizer J., Acta Crystallographica B 31 (1975), 2745-2746',
    bonds: 'Nd–O 2.30 Å (3), 2.40 Å and 2.66 Å (3)',
  },
  {
    id: 'llzo-tetragonal',
    name: 'Lithium lanthanum zirconate, tetragonal (LLZO)',
    category: 'battery',
    cell: { a: 13.134, b: 13.134, c: 12.663, alpha: 90, beta: 90, gamma: 90 },
    spaceGroup: 'I 41/a c d :2',
    sites: [
      ['La', 0, 0.25, 0.125],
      ['La', 0.127, 0, 0.25],
      ['Zr', 0, 0, 0],
      ['O', -0.0335, 0.0546, 0.1528],
      ['O', 0.0536, 0.8521, 0.5335],
      ['O', 0.1494, 0.0269, 0.4458],
      ['Li', 0, 0.25, 0.375],
      ['Li', 0.1813, 0.4313, 0.125],
      ['Li', 0.0796, 0.087, 0.8099],
    ],
    citation:
      'Awaka J., Kijima N., Hayakawa H., Akimoto J., Journal of Solid State Chemistry 182 (2009), 2046-2052, doi 10.1016/j.jssc.2009.05.020',
    bonds: 'Zr–O 2.11 Å (6), La–O 2.47-2.64 Å (8), Li–O 1.90-2.46 Å',
  },
  {
    id: 'magnesium-diboride',
    name: 'Magnesium diboride',
    category: 'ceramic',
    cell: { a: 3.086, b: 3.086, c: 3.524, alpha: 90, beta: 90, gamma: 120 },
    spaceGroup: 'P 6/m m m',
    sites: [
      ['Mg', 0, 0, 0],
      ['B', 1 / 3, 2 / 3, 0.5],
    ],
    citation: 'Nagamatsu J. et al., Nature 410 (2001), 63-64, doi 10.1038/35065039',
    bonds: 'B–B 1.78 Å (3), Mg–B 2.50 Å (12)',
  },
  {
    id: 'talc',
    name: 'Talc',
    category: 'silicate',
    formula: 'Mg3Si4O10(OH)2',
    cell: { a: 5.29, b: 9.173, c: 9.46, alpha: 90.46, beta: 98.68, gamma: 90.09 },
    spaceGroup: 'C -1',
    operators: ['x,y,z', 'x+1/2,y+1/2,z', '-x,-y,-z', '-x+1/2,-y+1/2,-z'],
    sites: [
      ['Mg', 0, 0, 0],
      ['Mg', 0.0001, 0.3333, 0],
      ['Si', 0.2453, 0.5026, 0.2911],
      ['Si', 0.2459, 0.8358, 0.2909],
      ['O', 0.1991, 0.8343, 0.1176],
      ['O', 0.697, 0.6669, 0.113],
      ['O', 0.1978, 0.5012, 0.1176],
      ['O', 0.0199, 0.929, 0.3486],
      ['O', 0.5202, 0.9111, 0.3501],
      ['O', 0.243, 0.6702, 0.3478],
    ],
    citation: 'Perdikatsis B., Burzlaff H., Zeitschrift für Kristallographie 156 (1981), 177-186',
    bonds: 'Si–O 1.62-1.63 Å (4), Mg–O 2.05-2.08 Å (6)',
  },
  {
    id: 'gibbsite',
    name: 'Gibbsite',
    category: 'hydroxide',
    formula: 'Al(OH)3',
    cell: { a: 8.684, b: 5.078, c: 9.736, alpha: 90, beta: 94.54, gamma: 90 },
    spaceGroup: 'P 1 21/n 1',
    sites: [
      ['Al', 0.1679, 0.5295, -0.0023],
      ['Al', 0.3344, 0.0236, -0.0024],
      ['O', 0.1779, 0.2183, -0.1115],
      ['O', 0.6692, 0.6558, -0.1023],
      ['O', 0.4984, 0.1315, -0.1044],
      ['O', -0.0205, 0.6293, -0.1068],
      ['O', 0.2971, 0.7178, -0.1052],
      ['O', 0.8194, 0.1491, -0.1015],
      ['H', 0.101, 0.152, -0.124],
      ['H', 0.595, 0.573, -0.098],
      ['H', 0.503, 0.137, -0.19],
      ['H', -0.029, 0.801, -0.107],
      ['H', 0.293, 0.724, -0.196],
      ['H', 0.815, 0.16, -0.19],
    ],
    citation: 'Saalfeld H., Wedde M., Zeitschrift für Kristallographie 139 (1974), 129-135',
    bonds: 'Al–O 1.83-1.95 Å (6 each), O–H 0.75-0.88 Å',
  },
];
