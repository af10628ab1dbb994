import { english, type ReportWords } from './en';
import { french } from './fr';

export type { ReportWords } from './en';

export const reportWords: Readonly<Record<'en' | 'fr', ReportWords>> = { en: english, fr: french };
