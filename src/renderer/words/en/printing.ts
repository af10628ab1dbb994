export const printingWords = {
  'printing.print': 'Print…',
  'printing.preparing': 'Preparing the report…',
  'printing.ready': 'The report is ready to be printed',
  'printing.saved': 'Saved as {file}',
  'printing.frame': 'The report to print',
  'error.print-failed': 'The report could not be printed: {reason}.',
} as const;
