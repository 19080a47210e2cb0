/**
 * Rows of `larch/xrd/amcsd_cif1.db` (SQLite in the PyPI wheel xraylarch 0.9.75) as decodeAmcsdRow wants them. Every column is text or
 * integer. 9,275 rows.
 */
export const amcsdQuery = `
SELECT cif.id AS id, minerals.name AS mineral, spacegroups.hm_notation AS hm_notation, spacegroups.symmetry_xyz AS symmetry_xyz,
  publications.journalname AS journal, publications.volume AS volume, publications.year AS year,
  publications.page_first AS page_first, publications.page_last AS page_last,
  written.authors AS authors,
  cif.formula, cif.pub_title, cif.formula_title, cif.a, cif.b, cif.c, cif.alpha, cif.beta, cif.gamma, cif.crystal_density,
  cif.atoms_sites, cif.atoms_x, cif.atoms_y, cif.atoms_z, cif.atoms_occupancy, cif.atoms_u_iso, cif.atoms_aniso_label,
  cif.atoms_aniso_u11, cif.atoms_aniso_u22, cif.atoms_aniso_u33, cif.atoms_aniso_u12, cif.atoms_aniso_u13, cif.atoms_aniso_u23
FROM cif
LEFT JOIN minerals ON minerals.id = cif.mineral_id
LEFT JOIN spacegroups ON spacegroups.id = cif.spacegroup_id
LEFT JOIN publications ON publications.id = cif.publication_id
LEFT JOIN (
  SELECT publication_id, json_group_array(name) AS authors
  FROM (SELECT publication_authors.publication_id, authors.name FROM publication_authors
    JOIN authors ON authors.id = publication_authors.author_id ORDER BY publication_authors.rowid)
  GROUP BY publication_id) AS written ON written.publication_id = cif.publication_id
ORDER BY cif.id`;
