import type { readingWords as english } from '../en/reading';

export const readingWords: Record<keyof typeof english, string> = {
  'error.file-encrypted':
    '« {file} » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe et ouvrez-la.',
  'error.file-old-word':
    '« {file} » est un ancien document Word (.doc), qui ne peut pas être lu. Ouvrez-le dans Word ou LibreOffice, enregistrez-le en DOCX et ouvrez ce fichier.',
  'error.file-without-text':
    '« {file} » contient des images de ses pages et aucun texte. Faites-le lire par un logiciel de reconnaissance de texte (OCR) et ouvrez ce qu’il produit.',
  'error.archive-unsafe': '« {file} » a été refusé, car un tel fichier n’est pas fait ainsi : {reason}',
  'error.records-unmapped': 'Aucune colonne de « {file} » ne semble contenir un texte : {columns}',
  'error.reader-timeout': '« {file} » était trop long à lire et a été abandonné. Il est peut-être endommagé.',
  'error.reader-out-of-memory': '« {file} » demande plus de mémoire qu’il n’en reçoit. Coupez-le d’abord.',
  'error.reader-cancelled': 'La lecture de « {file} » a été annulée.',

  'import.records':
    '{count, plural, one {Ce fichier contient # article.} other {Ce fichier contient # articles ; voici le numéro {number, number}.}}',
  'import.keepRecords': '{count, plural, one {Ajouter à la bibliothèque} other {Ajouter les # à la bibliothèque}}',
  'import.attachments':
    '{count, plural, one {# pièce jointe n’a pas été ouverte : {names}} other {# pièces jointes n’ont pas été ouvertes : {names}}}',
};
