import type { printingWords as english } from '../en/printing';

export const printingWords: Record<keyof typeof english, string> = {
  'printing.print': 'Imprimer…',
  'printing.preparing': 'Préparation du rapport…',
  'printing.ready': 'Le rapport est prêt à être imprimé',
  'printing.saved': 'Enregistré sous {file}',
  'printing.frame': 'Le rapport à imprimer',
  'error.print-failed': 'Le rapport n’a pas pu être imprimé : {reason}.',
};
