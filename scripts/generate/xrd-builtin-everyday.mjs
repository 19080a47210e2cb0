/**
 * The further phases of the built-in XRD library, one a line: source | name shown | category | formula as people write it, where the sites
 * alone do not give it. The source is a phase of the index (`@2` for its second file) or `#` and the code of an AMCSD record, with `+` before it where
 * the phase is met often. The id is made of the name.
 */
const list = `
+arsenic|Arsenic|element
+beryllium|Beryllium|element
+cadmium|Cadmium|element
calcium|Calcium|element
cerium|Cerium γ|element
+cobalt fcc|Cobalt (fcc)|element
gadolinium|Gadolinium|element
hafnium|Hafnium|element
+indium|Indium|element
iodine|Iodine|element
+iridium|Iridium|element
lanthanum@2|Lanthanum α|element
+manganese alpha|Manganese α|element
neodymium|Neodymium|element
+niobium|Niobium|element
osmium|Osmium|element
potassium|Potassium|element
rhenium|Rhenium|element
+rhodium|Rhodium|element
+ruthenium|Ruthenium|element
sodium|Sodium|element
thorium|Thorium|element
tin alpha|Tin α|element
uranium alpha|Uranium α|element
+vanadium|Vanadium|element
yttrium|Yttrium|element
Ag3Sn|Silver tin (Ag3Sn)|intermetallic
AuCu|Gold copper (AuCu, tetraauricupride)|intermetallic
Cu3Au|Copper gold (Cu3Au, auricupride)|intermetallic
+CuZn beta brass (ordered)|Brass β′ (CuZn)|intermetallic|CuZn
FePt|Iron platinum (FePt, tetraferroplatinum)|intermetallic
awaruite Ni3Fe|Nickel iron (Ni3Fe, awaruite)|intermetallic
Mg2Ni|Magnesium nickel (Mg2Ni)|intermetallic
MgZn2|Magnesium zinc (MgZn2, Laves)|intermetallic
MgCu2 Laves|Magnesium copper (MgCu2, Laves)|intermetallic
+#0013668|Aluminium copper (Al2Cu, khatyrkite)|intermetallic|Al2Cu
+#0011480|Nickel aluminide (NiAl)|intermetallic
+#0011717|Magnesium silicide|intermetallic
#0011719|Magnesium stannide|intermetallic
TiAl3|Titanium aluminide (TiAl3)|intermetallic|TiAl3
Al3Zr|Zirconium aluminide (ZrAl3)|intermetallic|ZrAl3
#0017609|Cobalt antimonide (kieftite)|intermetallic
+MoSi2@2|Molybdenum disilicide|ceramic
#0005250|Iron nitride γ′ (Fe4N, roaldite)|ceramic
Fe2P barringerite|Iron phosphide (Fe2P, barringerite)|ceramic
+FeB|Iron boride (FeB)|ceramic
+FeSi naquite/fersilicite@2|Iron silicide (FeSi)|ceramic
schreibersite Fe3P|Schreibersite|ceramic
+Cr7C3|Chromium carbide (Cr7C3)|ceramic
+Cr23C6|Chromium carbide (Cr23C6)|ceramic
+CrN carlsbergite|Chromium nitride (carlsbergite)|ceramic
+NbC|Niobium carbide|ceramic
+TaC|Tantalum carbide|ceramic
+VC|Vanadium carbide|ceramic
+VN|Vanadium nitride|ceramic
+ZrC|Zirconium carbide|ceramic
+ZrN|Zirconium nitride|ceramic
UC|Uranium carbide|ceramic
UN|Uranium nitride|ceramic
+CaB6@2|Calcium hexaboride|ceramic
+AlB2|Aluminium diboride|ceramic
+Al4C3|Aluminium carbide|ceramic
+BN cubic|Boron nitride, cubic|ceramic
sinoite Si2N2O|Silicon oxynitride (sinoite)|ceramic
+aluminium titanate|Aluminium titanate (tialite)|ceramic|Al2TiO5
Li3N|Lithium nitride|ceramic
AlAs|Aluminium arsenide|semiconductor
AlSb|Aluminium antimonide|semiconductor
+GaP|Gallium phosphide|semiconductor
+GaSb|Gallium antimonide|semiconductor
+InAs|Indium arsenide|semiconductor
+InN|Indium nitride|semiconductor
+InSb|Indium antimonide|semiconductor
GaSe|Gallium selenide|semiconductor
#0013005|Copper indium sulfide (roquesite)|semiconductor
#0015452|Silver gallium sulfide|semiconductor
+stilleite|Zinc selenide (stilleite)|selenide
+ZnTe|Zinc telluride|telluride
+cadmoselite|Cadmium selenide (cadmoselite)|selenide
CdS hawleyite|Cadmium sulfide, cubic (hawleyite)|sulfide
#0011404|Tin telluride|telluride
+altaite|Lead telluride (altaite)|telluride
+Sb2Te3|Antimony telluride (tellurantimony)|telluride
+paraguanajuatite Bi2Se3|Bismuth selenide (paraguanajuatite)|selenide
antimonselite|Antimony selenide (antimonselite)|selenide
+#0011464|Tin selenide|selenide
+MoSe2 drysdallite|Molybdenum diselenide (drysdallite)|selenide
+#0013603|Tungsten diselenide|selenide
hessite|Silver telluride (hessite)|telluride
naumannite|Silver selenide (naumannite)|selenide
berzelianite|Copper selenide (berzelianite)|selenide
klockmannite|Copper selenide (klockmannite)|selenide
umangite|Umangite|selenide
eucairite|Eucairite|selenide
tiemannite|Mercury selenide (tiemannite)|selenide
coloradoite|Mercury telluride (coloradoite)|telluride
calaverite|Calaverite|telluride
ferroselite|Ferroselite|selenide
+acanthite|Silver sulfide (acanthite)|sulfide
metacinnabar|Metacinnabar|sulfide
+molybdenite 3R|Molybdenum disulfide 3R|sulfide
+berndtite|Tin disulfide (berndtite)|sulfide
+herzenbergite|Tin sulfide (herzenbergite)|sulfide
oldhamite|Calcium sulfide (oldhamite)|sulfide
niningerite MgS|Magnesium sulfide (niningerite)|sulfide
+troilite|Iron sulfide (troilite)|sulfide
+pyrrhotite 4C|Pyrrhotite 4C|sulfide
+mackinawite|Mackinawite|sulfide
+greigite|Greigite|sulfide
+pentlandite|Pentlandite|sulfide
+millerite|Nickel sulfide (millerite)|sulfide
heazlewoodite|Heazlewoodite|sulfide
vaesite|Vaesite|sulfide
cattierite|Cattierite|sulfide
carrollite|Carrollite|sulfide
laurite|Laurite|sulfide
+digenite|Digenite|sulfide
anilite|Anilite|sulfide
+bornite (cubic, high)|Bornite (cubic, high)|sulfide
cubanite|Cubanite|sulfide
stannite|Stannite|sulfide
kesterite|Kesterite|sulfide|Cu2ZnSnS4
+enargite|Enargite|sulfide
famatinite|Famatinite|sulfide
+tennantite|Tennantite|sulfide
+tetrahedrite|Tetrahedrite|sulfide
germanite|Germanite|sulfide
+bournonite|Bournonite|sulfide
chalcostibite|Chalcostibite|sulfide
emplectite|Emplectite|sulfide|CuBiS2
wittichenite|Wittichenite|sulfide|Cu3BiS3
galenobismutite|Galenobismutite|sulfide
berthierite|Berthierite|sulfide
miargyrite|Miargyrite|sulfide
+proustite|Proustite|sulfide
+pyrargyrite|Pyrargyrite|sulfide
stephanite|Stephanite|sulfide
+orpiment|Orpiment|sulfide
+realgar|Realgar|sulfide
+cobaltite|Cobaltite|sulfide
gersdorffite|Gersdorffite|sulfide
ullmannite|Ullmannite|sulfide
alloclasite|Alloclasite|sulfide
+lollingite|Löllingite|arsenide
rammelsbergite|Rammelsbergite|arsenide
safflorite|Clinosafflorite|arsenide
+skutterudite|Skutterudite|arsenide
sperrylite|Sperrylite|arsenide
+nickeline|Nickeline|arsenide
domeykite|Domeykite|arsenide
breithauptite|Breithauptite|arsenide
+As2O3 arsenolite|Arsenic(III) oxide (arsenolite)|oxide
+B2O3|Boron oxide|oxide
+boric acid sassolite|Boric acid (sassolite)|borate|B(OH)3
+BaO|Barium oxide|oxide
+SrO|Strontium oxide|oxide
+BeO bromellite|Beryllium oxide (bromellite)|oxide
+CdO monteponite|Cadmium oxide (monteponite)|oxide
Na2O|Sodium oxide|oxide
K2O|Potassium oxide|oxide
+Li2O2|Lithium peroxide|battery
+Dy2O3|Dysprosium oxide|oxide
+Ho2O3|Holmium oxide|oxide
Tm2O3|Thulium oxide|oxide
+Lu2O3|Lutetium oxide|oxide
+La2O3|Lanthanum oxide|oxide
+Sc2O3|Scandium oxide|oxide
Tl2O3 avicennite|Thallium oxide (avicennite)|oxide
+GeO2 argutite|Germanium dioxide (argutite)|oxide
+GeO2 hex|Germanium dioxide, hexagonal|oxide
+IrO2|Iridium dioxide|oxide
+MoO2 tugarinovite|Molybdenum dioxide (tugarinovite)|oxide
+NbO|Niobium monoxide|oxide
+PdO|Palladium oxide (palladinite)|oxide
+Sb2O3 senarmontite|Antimony oxide (senarmontite)|oxide
+Sb2O3 valentinite|Antimony oxide (valentinite)|oxide
cervantite|Antimony tetroxide (cervantite)|oxide|Sb2O4
+SnO romarchite|Tin monoxide (romarchite)|oxide
+TeO2 tellurite/paratellurite|Tellurium dioxide (paratellurite)|oxide
+Ti2O3|Titanium(III) oxide (tistarite)|oxide
+TiO|Titanium monoxide|oxide
+V2O3 karelianite|Vanadium(III) oxide (karelianite)|oxide
paramontroseite|Paramontroseite|oxide
+thorianite|Thorium dioxide (thorianite)|oxide
+montroydite|Mercury oxide (montroydite)|oxide
+minium|Minium|oxide
+plattnerite|Lead dioxide β (plattnerite)|oxide
scrutinyite|Lead dioxide α (scrutinyite)|oxide
#0016967|Rhenium trioxide|oxide
+maghemite|Maghemite|oxide
+ferrihydrite|Ferrihydrite|hydroxide
+akaganeite|Akaganeite|hydroxide
feroxyhyte|Feroxyhyte|hydroxide|FeO(OH)
+lepidocrocite|Lepidocrocite|hydroxide|FeO(OH)
+boehmite|Boehmite|hydroxide|AlO(OH)
+bayerite|Bayerite|hydroxide|Al(OH)3
+nordstrandite|Nordstrandite|hydroxide|Al(OH)3
+manganite|Manganite|hydroxide|MnO(OH)
groutite|Groutite|hydroxide|MnO(OH)
+pyrochroite|Manganese hydroxide (pyrochroite)|hydroxide|Mn(OH)2
+theophrastite|Nickel hydroxide (theophrastite)|hydroxide|Ni(OH)2
+beta-Co(OH)2|Cobalt hydroxide β|hydroxide|Co(OH)2
+Cu(OH)2 spertiniite|Copper hydroxide (spertiniite)|hydroxide|Cu(OH)2
Zn(OH)2 wulfingite/sweetite|Zinc hydroxide (wülfingite)|hydroxide|Zn(OH)2
+LiOH|Lithium hydroxide|hydroxide|LiOH
+hydrotalcite|Hydrotalcite|hydroxide
+cryptomelane|Cryptomelane|oxide
lithiophorite|Lithiophorite|oxide
+hercynite|Hercynite|oxide
+jacobsite|Manganese ferrite (jacobsite)|oxide
+magnesioferrite|Magnesium ferrite (magnesioferrite)|oxide
+CuFe2O4|Copper ferrite, tetragonal|oxide
+magnesiochromite|Magnesiochromite|oxide
hetaerolite|Hetaerolite|oxide
+ulvospinel|Ulvöspinel|oxide
+qandilite|Magnesium titanate Mg2TiO4 (qandilite)|oxide
brunogeierite|Brunogeierite|oxide
+#0012909|Zinc chromite (zincochromite)|oxide
+#0006549|Cobalt aluminate|oxide
+#0007534|Nickel aluminate|oxide
#0019572|Copper aluminate|oxide
+#0001749|Zinc titanate Zn2TiO4|oxide
#0015305|Cobalt chromite (cochromite)|oxide
+geikielite|Magnesium titanate MgTiO3 (geikielite)|oxide
pyrophanite|Manganese titanate (pyrophanite)|oxide
+#0008982|Nickel titanate|oxide
armalcolite|Armalcolite|oxide
+pseudobrookite|Pseudobrookite|oxide
+#0016662|Zirconium titanate (srilankite type)|oxide
#0010303|Zirconium tungstate|tungstate
+chrysoberyl|Chrysoberyl|oxide
+columbite-(Fe)|Columbite-(Fe)|oxide
tapiolite|Tapiolite-(Fe)|oxide
pyrochlore|Pyrochlore|oxide
microlite|Microlite|oxide
brannerite|Brannerite|oxide
braunite|Braunite|oxide
rynersonite|Calcium tantalate (rynersonite)|oxide
moganite|Moganite|oxide
+BGO Bi4Ge3O12|Bismuth germanate (BGO)|oxide
+YSO Y2SiO5|Yttrium orthosilicate (YSO)|oxide
+LSO Lu2SiO5|Lutetium orthosilicate (LSO)|oxide
+#0016463|Lanthanum cuprate|oxide
#0013263|Lanthanum nickelate|oxide
Sr2RuO4|Strontium ruthenate|oxide
+LaAlO3@2|Lanthanum aluminate, cubic|perovskite
+BaTiO3 cubic|Barium titanate, cubic|perovskite
+NaNbO3 lueshite|Sodium niobate (lueshite)|perovskite
+PZT|Lead zirconate titanate, cubic|perovskite
CsPbI3|Caesium lead iodide δ|perovskite
KMgF3 parascandolaite|Potassium magnesium fluoride (parascandolaite)|perovskite
neighborite NaMgF3|Neighborite|perovskite
+LiAlO2|Lithium aluminate γ|battery
LiTi2O4|Lithium titanium spinel|battery
+#0012693|Iron phosphate (rodolicoite)|battery
+#0009268|Lithium tetraborate (diomignite)|borate
boracite|Boracite|borate
#0000395|Danburite|silicate
+carobbiite KF|Potassium fluoride (carobbiite)|halide
+KI|Potassium iodide|halide
+NaBr|Sodium bromide|halide
+NaI|Sodium iodide|halide
+LiCl|Lithium chloride|halide
+RbCl|Rubidium chloride|halide
RbBr|Rubidium bromide|halide
RbI|Rubidium iodide|halide
+CsBr|Caesium bromide|halide
+CsI|Caesium iodide|halide
+BaF2 frankdicksonite|Barium fluoride (frankdicksonite)|halide
+SrF2 strontiofluorite|Strontium fluoride (strontiofluorite)|halide
CdF2|Cadmium fluoride|halide
+PbF2|Lead fluoride β (fluorocronite)|halide
+ZnF2|Zinc fluoride|halide
#0009408|Manganese fluoride|halide
+AlF3|Aluminium fluoride (oskarssonite)|halide
+#0020020|Yttrium fluoride (waimirite)|halide
+fluocerite-(Ce)|Cerium fluoride (fluocerite)|halide
+cryolite|Cryolite|halide
#0014819|Elpasolite|halide
#0009291|Sodium hexafluorosilicate (malladrite)|halide
K2SiF6 hieratite|Potassium hexafluorosilicate (hieratite)|halide
+CaCl2 hydrophilite|Calcium chloride (hydrophilite)|halide
+sinjarite|Calcium chloride dihydrate (sinjarite)|halide|CaCl2·2H2O
+antarcticite|Calcium chloride hexahydrate (antarcticite)|halide|CaCl2·6H2O
+bischofite|Magnesium chloride hexahydrate (bischofite)|halide|MgCl2·6H2O
+MgCl2 chloromagnesite|Magnesium chloride (chloromagnesite)|halide
tachyhydrite|Tachyhydrite|halide|CaMg2Cl6·12H2O
FeCl2 lawrencite|Iron(II) chloride (lawrencite)|halide
+FeCl3 molysite|Iron(III) chloride (molysite)|halide
#0011811|Nickel chloride|halide
#0018641|Cobalt chloride|halide
#0001544|Copper(II) chloride (tolbachite)|halide
nantokite|Copper(I) chloride (nantokite)|halide
marshite CuI|Copper(I) iodide (marshite)|halide
CdCl2|Cadmium chloride|halide
CdI2@2|Cadmium iodide 2H|halide
+PbI2|Lead iodide 2H|halide
+cotunnite|Lead chloride (cotunnite)|halide
+bromargyrite|Silver bromide (bromargyrite)|halide
+iodargyrite|Silver iodide β (iodargyrite)|halide
AgI gamma|Silver iodide γ (miersite)|halide
+calomel|Mercury(I) chloride (calomel)|halide|Hg2Cl2
coccinite HgI2|Mercury(II) iodide (coccinite)|halide
+sal ammoniac|Ammonium chloride (salammoniac)|halide|NH4Cl
+bismoclite BiOCl|Bismuth oxychloride (bismoclite)|halide|BiOCl
matlockite PbFCl|Matlockite|halide|PbFCl
+atacamite|Atacamite|halide|Cu2Cl(OH)3
paratacamite/clinoatacamite|Clinoatacamite|halide|Cu2Cl(OH)3
+K2CO3|Potassium carbonate|carbonate
+KHCO3 kalicinite|Potassium bicarbonate (kalicinite)|carbonate
+#0009267|Sodium bicarbonate (nahcolite)|carbonate|NaHCO3
+thermonatrite|Sodium carbonate monohydrate (thermonatrite)|carbonate|Na2CO3·H2O
+azurite|Azurite|carbonate|Cu3(CO3)2(OH)2
+bastnasite-(Ce)|Bastnäsite-(Ce)|carbonate|Ce(CO3)F
dawsonite|Dawsonite|carbonate|NaAl(CO3)(OH)2
gaspeite|Nickel carbonate (gaspéite)|carbonate
+huntite|Huntite|carbonate|CaMg3(CO3)4
+hydrocerussite|Hydrocerussite|carbonate|Pb3(CO3)2(OH)2
+hydrozincite|Hydrozincite|carbonate|Zn5(CO3)2(OH)6
kutnohorite|Kutnohorite|carbonate
+ankerite|Ankerite|carbonate
monohydrocalcite|Monohydrocalcite|carbonate|CaCO3·H2O
+nesquehonite|Nesquehonite|carbonate|MgCO3·3H2O
otavite|Cadmium carbonate (otavite)|carbonate
spherocobaltite|Cobalt carbonate (spherocobaltite)|carbonate
phosgenite|Phosgenite|carbonate|Pb2(CO3)Cl2
#0014765|Eitelite|carbonate|Na2Mg(CO3)2
#0013288|Shortite|carbonate|Na2Ca2(CO3)3
#0012678|Pirssonite|carbonate|Na2Ca(CO3)2·2H2O
+Sr(NO3)2|Strontium nitrate|nitrate|Sr(NO3)2
+nitrobarite Ba(NO3)2|Barium nitrate (nitrobarite)|nitrate|Ba(NO3)2
CuSO4 chalcocyanite|Copper sulfate (chalcocyanite)|sulfate
+MgSO4|Magnesium sulfate|sulfate
ZnSO4 zincosite|Zinc sulfate (zinkosite)|sulfate
+bassanite|Hemihydrate (bassanite)|sulfate|CaSO4·0.5H2O
aphthitalite|Aphthitalite|sulfate|K3Na(SO4)2
+glauberite|Glauberite|sulfate|Na2Ca(SO4)2
+langbeinite|Langbeinite|sulfate|K2Mg2(SO4)3
+kieserite|Kieserite|sulfate|MgSO4·H2O
szomolnokite|Szomolnokite|sulfate|FeSO4·H2O
retgersite|Nickel sulfate hexahydrate (retgersite)|sulfate|NiSO4·6H2O
+alunite|Alunite|sulfate|KAl3(SO4)2(OH)6
+jarosite|Jarosite|sulfate|KFe3(SO4)2(OH)6
+natrojarosite|Natrojarosite|sulfate|NaFe3(SO4)2(OH)6
linarite|Linarite|sulfate|PbCu(SO4)(OH)2
+#0014674|Ettringite|construction|Ca6Al2(SO4)3(OH)12·25H2O
+ye'elimite|Ye’elimite|construction|Ca4Al6O12(SO4)
+katoite|Katoite|construction|Ca3Al2(OH)12
grossite CaAl4O7|Calcium dialuminate (grossite)|construction
+srebrodolskite Ca2Fe2O5|Dicalcium ferrite (srebrodolskite)|construction
+pseudowollastonite|Pseudowollastonite|construction
+#0005090|Gehlenite|construction
melilite|Melilite|construction
#0014757|Kuzelite|construction|Ca4Al2(SO4)(OH)12·6H2O
+K2Cr2O7 lopezite|Potassium dichromate (lópezite)|chromate
+tarapacaite K2CrO4|Potassium chromate (tarapacáite)|chromate
+crocoite|Lead chromate (crocoite)|chromate
+KH2PO4|Potassium dihydrogen phosphate (archerite)|phosphate|KH2PO4
+NH4H2PO4 biphosphammite|Ammonium dihydrogen phosphate (biphosphammite)|phosphate|NH4H2PO4
+struvite|Struvite|phosphate|MgNH4PO4·6H2O
+vivianite|Vivianite|phosphate|Fe3(PO4)2·8H2O
+scorodite|Scorodite|arsenate|FeAsO4·2H2O
adamite|Adamite|arsenate|Zn2(AsO4)(OH)
amblygonite|Amblygonite|phosphate|LiAl(PO4)(OH)
+pyromorphite|Pyromorphite|phosphate|Pb5(PO4)3Cl
+mimetite|Mimetite|arsenate|Pb5(AsO4)3Cl
+vanadinite|Vanadinite|vanadate|Pb5(VO4)3Cl
turquoise|Turquoise|phosphate|CuAl6(PO4)4(OH)8·4H2O
+chlorapatite|Chlorapatite|phosphate
+xenotime-(Y)|Yttrium phosphate (xenotime)|phosphate
+monazite-(La)|Lanthanum phosphate (monazite)|phosphate
monazite-(Nd)|Neodymium phosphate (monazite)|phosphate
monazite-(Sm)|Samarium phosphate (monazite)|phosphate
GdPO4|Gadolinium phosphate (monazite)|phosphate
YbPO4 xenotime|Ytterbium phosphate (xenotime)|phosphate
+wakefieldite-(Y)|Yttrium vanadate (wakefieldite)|vanadate
wakefieldite-(Ce)|Cerium vanadate (wakefieldite)|vanadate
+clinobisvanite|Bismuth vanadate (clinobisvanite)|vanadate
chernovite-(Y)|Yttrium arsenate (chernovite)|arsenate
+ferberite|Ferberite|tungstate
+stolzite|Lead tungstate (stolzite)|tungstate
raspite|Raspite|tungstate
+#0011056|Cadmium tungstate|tungstate
#0011046|Magnesium tungstate (huanzalaite)|tungstate
#0015983|Copper tungstate|tungstate
#0014496|Bismuth tungstate (russellite)|tungstate
#0009999|Bismuth molybdate γ (koechlinite)|molybdate
+ice Ih|Ice Ih|organic
+weddellite|Calcium oxalate dihydrate (weddellite)|organic|CaC2O4·2.375H2O
+olivine (about Fo90)|Olivine (Fo92)|silicate
+monticellite|Monticellite|silicate
tephroite|Tephroite|silicate
#0000642|Nickel olivine (liebenbergite)|silicate
phenakite|Phenakite|silicate
thorite|Thorite|silicate
huttonite|Huttonite|silicate
coffinite|Coffinite|silicate
#0000871|Hafnon|silicate
+spessartine garnet|Spessartine|silicate|Mn3Al2(SiO4)3
+andradite garnet|Andradite|silicate|Ca3Fe2(SiO4)3
uvarovite garnet|Uvarovite|silicate|Ca3Cr2(SiO4)3
+clinozoisite|Clinozoisite|silicate|Ca2Al3Si3O12(OH)
+zoisite|Zoisite|silicate|Ca2Al3Si3O12(OH)
lawsonite|Lawsonite|silicate|CaAl2Si2O7(OH)2·H2O
+hemimorphite|Hemimorphite|silicate|Zn4Si2O7(OH)2·H2O
datolite|Datolite|silicate|CaB(SiO4)(OH)
dioptase|Dioptase|silicate|CuSiO2(OH)2
benitoite|Benitoite|silicate
thortveitite|Thortveitite|silicate
+aegirine|Aegirine|silicate
+augite|Augite|silicate
+clinoenstatite|Clinoenstatite|silicate
ferrosilite|Ferrosilite|silicate
+hedenbergite|Hedenbergite|silicate
+jadeite|Jadeite|silicate
omphacite|Omphacite|silicate
pectolite|Pectolite|silicate
+amphibole actinolite/ferro-actinolite|Ferro-actinolite|silicate
+amphibole hornblende/pargasite|Pargasite|silicate|NaCa2Mg4Al3Si6O22(OH)2
+amphibole tremolite|Tremolite|silicate|Ca2Mg5Si8O22(OH)2
+glaucophane|Glaucophane|silicate
cummingtonite/grunerite|Cummingtonite|silicate|Mg4.68Fe2.32Si8O22(OH)2
#0007853|Indialite|silicate
+tourmaline dravite|Dravite|silicate|NaMg3Al6(Si6O18)(BO3)3(OH)4
+biotite/annite (tri mica)|Annite|silicate|K0.956Fe3AlSi3O10(OH)2
+phlogopite (tri mica)|Phlogopite|silicate
+phlogopite (tri mica)@2|Fluorophlogopite|silicate
+muscovite|Muscovite 2M1|silicate|KAl3Si3O10(OH)2
+paragonite|Paragonite|silicate
celadonite|Celadonite (model)|silicate|KAl2Si4O10(OH)2
+illite@2|Illite 1M|silicate|KAl2Si4O10(OH)2
+clinochlore (chlorite)|Clinochlore|silicate|Mg5Al2Si3O10(OH)8
sudoite|Sudoite|silicate
+kaolinite|Kaolinite|silicate|Al2Si2O5(OH)4
+dickite|Dickite|silicate|Al2Si2O5(OH)4
+pyrophyllite|Pyrophyllite|silicate|Al2Si4O10(OH)2
+nontronite|Nontronite|silicate|Fe2Si4O10(OH)2
+montmorillonite (Smectite Di)|Montmorillonite (model)|silicate
+sepiolite|Sepiolite|silicate
+prehnite|Prehnite|silicate|Ca2Al2Si3O10(OH)2
+apophyllite|Fluorapophyllite-(K)|silicate|KCa4Si8O20F·8H2O
+eucryptite|Eucryptite α|silicate
+#0010656|Spodumene β|silicate
natrosilite|Natrosilite|silicate
kalsilite|Kalsilite|silicate
+nepheline|Nepheline|silicate
+#0010665|Leucite (cubic, high)|silicate
pollucite|Pollucite|silicate
+analcime|Analcime|silicate|NaAlSi2O6·H2O
+sodalite|Sodalite|silicate
+sanidine|Sanidine|silicate
wairakite|Wairakite|silicate|CaAl2Si4O12·2H2O
+heulandite|Heulandite-Ca|silicate
+cristobalite high@2|Cristobalite β|oxide
#0015374|Sanbornite|silicate
carpholite|Carpholite|silicate|MnAl2Si2O6(OH)4
`;

const slug = (name) =>
  name
    .replace(/[α]/g, 'alpha')
    .replace(/[β]/g, 'beta')
    .replace(/[γ]/g, 'gamma')
    .replace(/[δ]/g, 'delta')
    .normalize('NFD')
    .replace(/[\u0300-\u036f’′]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const everyday = list
  .trim()
  .split('\n')
  .map((line) => {
    const [from, name, category, formula] = line.split('|');
    const [phase, rank] = from.replace(/^\+/, '').split('@');
    return {
      id: slug(name),
      name,
      category,
      formula,
      common: from.startsWith('+'),
      ...(phase.startsWith('#') ? { amcsd: phase.slice(1) } : { phase, rank: rank ?? '1' }),
    };
  });
