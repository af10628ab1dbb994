import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { ArticleSession } from '../article/article-session';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { DetailsForm } from './details-form';
import { OriginPanel } from './origin-panel';

interface AboutDialogProps {
  host: HostApi;
  library: LibraryModel;
  session: ArticleSession;
  onClose: () => void;
}

/** What is said of an article, to be corrected, and where it comes from, to be verified. */
export function AboutDialog({ host, library, session, onClose }: AboutDialogProps) {
  const say = useWords();
  const article = useStore(session.about, (value) => value);
  const [tab, setTab] = useState('details');
  return (
    <AppDialog title={say('about.title')} onClose={onClose} size="wide">
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
        <TabList className="about-tabs" aria-label={say('about.title')}>
          <Tab id="details">{say('about.details')}</Tab>
          <Tab id="origin">{say('about.origin')}</Tab>
        </TabList>
        <TabPanel id="details" className="about-panel">
          <DetailsForm host={host} library={library} article={article} />
        </TabPanel>
        <TabPanel id="origin" className="about-panel">
          <OriginPanel host={host} article={article} />
        </TabPanel>
      </Tabs>
    </AppDialog>
  );
}
