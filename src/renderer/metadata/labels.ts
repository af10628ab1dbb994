import type { MetadataField } from '../../core/library/article';
import type { WordKey } from '../words/en';

/** What each field is called on screen. */
export const metadataLabels: Record<MetadataField, WordKey> = {
  title: 'metadata.title',
  byline: 'metadata.byline',
  outlet: 'metadata.outlet',
  agency: 'metadata.agency',
  published: 'metadata.published',
  url: 'metadata.url',
  language: 'metadata.language',
};
