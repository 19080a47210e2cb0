/** A file made by the lab, to be saved where the person likes. */
export interface ExportedFile {
  fileName: string;
  mime: string;
  bytes: Uint8Array;
}
