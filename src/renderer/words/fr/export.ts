import type { exportWords as english } from '../en/export';

export const exportWords: Record<keyof typeof english, string> = {
  'export.title': 'Exporter',
  'export.format': 'Format',
  'export.json': 'JSON Guillemet',
  'export.jsonHelp': 'Tout, pour Guillemet et pour les scripts',
  'export.w3c': 'W3C Web Annotation',
  'export.w3cHelp': 'La forme standard, pour les outils qui lisent JSON-LD',
  'export.decisions': 'Décisions',
  'export.decisionsHelp': 'Ce que les suggestions sont devenues, pour mesurer les règles',
  'export.preview': 'Aperçu',
  'export.size': '{file}, {size, number} caractères',
  'export.save': 'Enregistrer…',
  'export.download': 'Télécharger',
  'export.saved': 'Enregistré sous {file}.',
  'export.downloaded': '{file} est dans vos téléchargements.',
  'export.more': '… encore {count, number} caractères',
};
