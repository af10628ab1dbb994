import { withMapping } from '../../core/library/records';
import { changeSettings, settings } from '../state/settings';
import type { MappingMemory } from './import-queue';

/** In the user's settings: they hold for every library. */
export const mappingMemory: MappingMemory = {
  known: () => settings.get().columnMappings,
  remember: ({ columns, mapping }) => {
    void changeSettings({ columnMappings: withMapping(settings.get().columnMappings, { columns, mapping }) });
  },
};
