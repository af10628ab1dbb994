/** Ids of the formats that can be written, as the command line takes them. */
export const exportFormats = ['json', 'w3c', 'decisions'] as const;
export type ExportFormat = (typeof exportFormats)[number];
