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
];
