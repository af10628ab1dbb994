/**
 * How much of a file is read before it is refused: far above any article, far below what makes a machine
 * stall. Bytes, unless said otherwise.
 */
export const limits = {
  archive: {
    /** Files in it. */
    entries: 10_000,
    /** One file, and all that are read, inflated. */
    entryBytes: 128 * 1024 * 1024,
    totalBytes: 256 * 1024 * 1024,
    /** Inflated by packed size, of files beyond `ratioFrom`. Real prose packs to a third, a table of blanks to a 50th. */
    ratio: 200,
    ratioFrom: 4 * 1024 * 1024,
    /** UTF-16 units of a name, and folders in it. */
    nameLength: 1000,
    nameDepth: 32,
  },
  xml: {
    /** Elements within elements. */
    depth: 250,
    /** Elements, and runs of text between them. */
    nodes: 1_000_000,
  },
  rtf: { depth: 500, fields: 2_000_000 },
  mime: { parts: 1_000, depth: 20 },
  pdf: { pages: 5_000 },
  records: { records: 100_000, columns: 500 },
  /** Of the thread that reads. */
  thread: {
    /** JavaScript heap, in MB. */
    heapMegabytes: 1024,
    /** What one source may take, in ms; a PDF or a table takes longer than a page. */
    milliseconds: 60_000,
    longMilliseconds: 300_000,
  },
} as const;
